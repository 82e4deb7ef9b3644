"""Validates JSON documents against a JSON Schema: validate.py SCHEMA DOCUMENT…

Prints a line per mistake. The exit status is the number of documents that are not valid, or 77
when the module jsonschema is not installed.
"""
import json
import sys

try:
    import jsonschema
except ModuleNotFoundError as problem:
    if problem.name != "jsonschema":
        raise
    print("python3-jsonschema is not installed")
    sys.exit(77)


def read(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


schema = read(sys.argv[1])
jsonschema.Draft7Validator.check_schema(schema)
invalid = 0
for path in sys.argv[2:]:
    mistakes = list(jsonschema.Draft7Validator(schema).iter_errors(read(path)))
    for mistake in mistakes[:5]:
        print(path, "/".join(str(step) for step in mistake.absolute_path), mistake.message)
    invalid += bool(mistakes)
sys.exit(min(invalid, 70))
