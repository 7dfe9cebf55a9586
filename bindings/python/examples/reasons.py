# SPDX-License-Identifier: GPL-2.0-or-later
"""Why offers rank as they do: the points of each criterion, drawn as bars.

    python3 reasons.py CATALOG FAMILIES.jsonl FAMILY-ID PICTURE.svg

Cells are marked as notebooks and editors know them. Without matplotlib the bars are printed.
"""

# %% What goes in
import json
import sys
from collections import defaultdict

import passgenau

catalog_path, families_path, family_id, picture = sys.argv[1:5]
with open(families_path, encoding="utf-8") as file:
    families = {family["id"]: family for family in map(json.loads, file)}
family = families[family_id]["profile"]

# %% Ask
with passgenau.Catalog(catalog_path) as catalog:
    answer = catalog.match({**family, "limit": 8}, language="en", as_of="2026-11-21")
    titles = {match["offer"]: catalog.offer(match["offer"])["title"] for match in answer["matches"]}

# %% A table: points of each criterion, offer by offer
points = defaultdict(list)
for match in answer["matches"]:
    for reason in match["reasons"]:
        points[reason["criterion"]].append(reason["points"])
names = [titles[match["offer"]].get("de", match["offer"])[:44] for match in answer["matches"]]
for match, name in zip(answer["matches"], names):
    print(f"{match['score']:.0%}  {name:44}  {match['sentence']}")

# %% The picture
try:
    import matplotlib
except ImportError:
    for criterion, row in points.items():
        print(f"{criterion:12}", " ".join(f"{value:5.1f}" for value in row))
    sys.exit("matplotlib is not installed: no picture")
matplotlib.use("svg")
from matplotlib import pyplot

figure, axes = pyplot.subplots(figsize=(9, 0.5 * len(names) + 1.5))
left = [0.0] * len(names)
for criterion, row in points.items():
    axes.barh(names, row, left=left, label=criterion.replace("_", " "))
    left = [start + value for start, value in zip(left, row)]
axes.invert_yaxis()
axes.set_xlabel("points")
axes.set_title(f"{family_id}: what the best offers earn")
axes.legend(fontsize="small", loc="center left", bbox_to_anchor=(1, 0.5), frameon=False)
figure.savefig(picture, bbox_inches="tight")
print("drawn:", picture)
