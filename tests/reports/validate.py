"""Validates a JSON document against a JSON Schema: validate.py SCHEMA DOCUMENT.

Exits 0 when it is valid, 1 with a line per mistake when it is not, 77 when the module jsonschema
is not installed.
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

with open(sys.argv[1], encoding="utf-8") as file:
    schema = json.load(file)
with open(sys.argv[2], encoding="utf-8") as file:
    document = json.load(file)
jsonschema.Draft7Validator.check_schema(schema)
mistakes = list(jsonschema.Draft7Validator(schema).iter_errors(document))
for mistake in mistakes[:20]:
    print("/".join(str(step) for step in mistake.absolute_path), mistake.message)
sys.exit(1 if mistakes else 0)
