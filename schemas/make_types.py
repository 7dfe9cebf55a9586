#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Types of the documents for a language, made from the JSON Schemas beside this file: `make_types.py python` or `make_types.py typescript`.

Every object with a title becomes a type of that name. Runs on Python 3.8 without any package, for it is part of every build.
"""

import json
import sys
from pathlib import Path

FILES = ("problem.json", "offer.json", "profile.json", "catalog.json", "answer.json", "plan.json", "reports.json", "gaps.json", "words.json")


class Types:
    """The titled objects of all schemas, in the order in which they are met, parts before wholes."""

    def __init__(self, language, folder):
        self.language = language
        self.schemas = {name: json.loads((folder / name).read_text("utf-8")) for name in FILES}
        self.made = {}
        for name in FILES:
            self.of(self.schemas[name], name)
            for part in self.schemas[name].get("$defs", {}).values():
                self.of(part, name)

    def target(self, reference, file):
        name, _, pointer = reference.partition("#")
        schema = self.schemas[name or file]
        for token in filter(None, pointer.split("/")):
            schema = schema[token]
        return schema, name or file

    def of(self, schema, file):
        """The type of a schema in the words of the language."""
        words = self.language
        if "$ref" in schema:
            return self.of(*self.target(schema["$ref"], file))
        if "enum" in schema or "const" in schema:
            return words.literal(schema.get("enum", [schema.get("const")]))
        kinds = schema.get("type", "object")
        if isinstance(kinds, list):
            return words.union([self.of({**schema, "type": kind}, file) for kind in kinds])
        if kinds == "array":
            return words.array(self.of(schema["items"], file))
        if kinds != "object":
            return words.plain[kinds]
        if "title" not in schema:
            return words.mapping(self.of(schema.get("additionalProperties") or {}, file)) if "type" in schema else words.any
        title = schema["title"]
        if title not in self.made:
            self.made[title] = ""
            members = [(name, self.of(part, file)) for name, part in schema["properties"].items()]
            needed = set(schema.get("required", ()))
            del self.made[title]
            self.made[title] = words.record(title, schema.get("description", ""), members, needed)
        return words.name(title)


class Python:
    """`TypedDict`s; an import of the module needs nothing newer than Python 3.8."""

    any = "Any"
    plain = {"string": "str", "integer": "int", "number": "float", "boolean": "bool"}
    head = (
        "# Made by schemas/make_types.py from the JSON Schemas; not to be edited.\n"
        '"""The documents as typed dictionaries. A key that is absent means not stated."""\n\n'
        "from typing import Any, Dict, List, Literal, TypedDict, Union\n"
    )

    def name(self, title):
        return f'"{title}"'

    def literal(self, values):
        return f"Literal[{', '.join(map(repr, values))}]"

    def union(self, types):
        return f"Union[{', '.join(types)}]"

    def array(self, item):
        return f"List[{item}]"

    def mapping(self, value):
        return f"Dict[str, {value}]"

    def record(self, title, description, members, needed):
        # Functional syntax where a member's name is a word of the language ("from").
        required = [member for member in members if member[0] in needed]
        optional = [member for member in members if member[0] not in needed]
        out = ""
        base = "TypedDict"
        if required and optional:
            base = f"_{title}Needs"
            out = f'\n{base} = TypedDict("{base}", {self.fields(required)})\n'
        if required and optional and any(name in ("from", "except") for name, _ in optional):
            raise ValueError(f"{title}: a needed member beside one called like a keyword")
        if base == "TypedDict":
            total = "" if required else ", total=False"
            return f'\n{title} = TypedDict("{title}", {self.fields(members)}{total})\n'
        lines = "".join(f"    {name}: {kind}\n" for name, kind in optional)
        said = f'    """{description}"""\n\n' if description else ""
        return f"{out}\n\nclass {title}({base}, total=False):\n{said}{lines}\n"

    @staticmethod
    def fields(members):
        return "{" + ", ".join(f'"{name}": {kind}' for name, kind in members) + "}"


class TypeScript:
    """Interfaces, for a .d.ts file."""

    any = "unknown"
    plain = {"string": "string", "integer": "number", "number": "number", "boolean": "boolean"}
    head = "// Made by schemas/make_types.py from the JSON Schemas; not to be edited. A member that is absent means not stated.\n"

    def name(self, title):
        return title

    def literal(self, values):
        return " | ".join(json.dumps(value) for value in values)

    def union(self, types):
        return " | ".join(types)

    def array(self, item):
        return f"Array<{item}>"

    def mapping(self, value):
        return f"Record<string, {value}>"

    def record(self, title, description, members, needed):
        said = f"\n/** {description} */" if description else ""
        lines = "".join(f"  {name}{'' if name in needed else '?'}: {kind};\n" for name, kind in members)
        return f"{said}\nexport interface {title} {{\n{lines}}}\n"


def text(language, folder=Path(__file__).parent):
    words = {"python": Python, "typescript": TypeScript}[language]()
    return words.head + "".join(Types(words, folder).made.values())


if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1] not in ("python", "typescript"):
        sys.exit("usage: make_types.py python|typescript")
    sys.stdout.reconfigure(encoding="utf-8")
    sys.stdout.write(text(sys.argv[1]))
