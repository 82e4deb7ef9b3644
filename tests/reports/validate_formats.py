"""Reads a report folder with parsers that are not vigie's: `validate_formats.py FOLDER`."""
import csv
import json
import sys
import xml.etree.ElementTree as xml
from email import policy
from email.parser import BytesParser
from html.parser import HTMLParser
from pathlib import Path

import feedparser
import icalendar
from prometheus_client.openmetrics.parser import text_string_to_metric_families

VOID = {"meta", "br", "input", "link", "img", "hr"}


class Balance(HTMLParser):
    """Every element that is opened is closed, in order; every id once."""

    def __init__(self):
        super().__init__()
        self.open = []
        self.ids = set()

    def handle_starttag(self, tag, attributes):
        identifier = dict(attributes).get("id")
        assert identifier not in self.ids, f"id {identifier} twice"
        if identifier:
            self.ids.add(identifier)
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        pass

    def handle_endtag(self, tag):
        assert self.open and self.open.pop() == tag, f"</{tag}> closes nothing"


folder = Path(sys.argv[1])
audit = json.loads((folder / "audit.json").read_text())
findings = sum(len(product["findings"]) for product in audit["products"])

with open(folder / "audit.csv", encoding="utf-8-sig", newline="") as file:
    rows = list(csv.DictReader(file, delimiter=";"))
assert len(rows) == findings, (len(rows), findings)
assert all(row["verdict"] for row in rows)

suites = xml.parse(folder / "audit.junit.xml").getroot().findall("testsuite")
assert sum(int(suite.get("tests")) for suite in suites) == findings
assert all(int(suite.get("failures")) == len(suite.findall("testcase/failure")) for suite in suites)

families = list(text_string_to_metric_families((folder / "audit.prom").read_text()))
assert any(family.name == "vigie_products" for family in families)

sarif = json.loads((folder / "audit.sarif").read_text())
assert all(result["locations"][0]["physicalLocation"]["region"]["startLine"] >= 1 for result in sarif["runs"][0]["results"])

calendar = icalendar.Calendar.from_ical((folder / "expirations.ics").read_bytes())
events = calendar.walk("VEVENT")
assert len({event["UID"] for event in events}) == len(events)
assert all(event["DTSTART"].dt < event["DTEND"].dt and event.walk("VALARM") for event in events)
certificates = sum("certificate_not_after" in finding["facts"] for product in audit["products"] for finding in product["findings"])
assert sum("certifica" in event["SUMMARY"] for event in events) == certificates, calendar

feed = feedparser.parse((folder / "changes.atom").read_bytes())
assert not feed.bozo, feed.bozo_exception
assert feed.version == "atom10" and feed.feed.id.startswith("urn:uuid:") and feed.feed.updated_parsed

reminders = list((folder / "reminders").glob("*.eml"))
assert reminders
for reminder in reminders:
    mail = BytesParser(policy=policy.default).parsebytes(reminder.read_bytes())
    assert not mail.defects, mail.defects
    assert "prochaine étape" in mail["Subject"], mail["Subject"]
    assert "À faire" in mail.get_content()
    assert max(len(line) for line in reminder.read_bytes().split(b"\r\n")) <= 998

api = folder / "api" / "v1"
index = json.loads((api / "index.json").read_text())
assert [product["id"] for product in index["products"]] == [product["id"] for product in audit["products"]]
for entry, product in zip(index["products"], audit["products"]):
    assert json.loads((api / entry["url"]).read_text())["product"] == product

for product in audit["products"]:
    assert xml.parse(next((folder / "badges").glob(product["id"] + ".svg"))).getroot().tag.endswith("svg")
pages = list(folder.rglob("*.html"))
assert len(pages) == len(audit["products"]) + 2
for page in pages:
    balance = Balance()
    balance.feed(page.read_text())
    assert not balance.open, (page, balance.open)
print(f"{len(rows)} findings, {len(pages)} pages")
