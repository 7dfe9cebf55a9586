# SPDX-License-Identifier: GPL-2.0-or-later
"""Two kinds of pictures: bars on a logarithmic scale, and lines."""

import math
from html import escape

WIDTH = 760
COLOURS = ["#1b6ca8", "#d1495b", "#2e8b57", "#8d5fb8", "#c77d0a", "#4d4d4d", "#0f8b8d", "#a03e72", "#6b8e23", "#996633"]
STYLE = (
    "<style>text{font:13px sans-serif;fill:#222}.title{font-size:16px;font-weight:600}.small{font-size:12px;fill:#555}"
    ".grid{stroke:#ddd}.axis{stroke:#888}</style>"
)


def number(value):
    """Three digits of it, with no zeros behind."""
    if value >= 1_000_000:
        return f"{value / 1_000_000:.3g} M"
    if value >= 10_000:
        return f"{value / 1000:.3g} k"
    return f"{value:.3g}" if value < 1000 else f"{value:,.0f}"


def picture(height, title, parts):
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}" role="img" '
        f'aria-label="{escape(title)}">{STYLE}<rect width="{WIDTH}" height="{height}" fill="#fff"/>'
        f'<text class="title" x="16" y="26">{escape(title)}</text>{"".join(parts)}</svg>\n'
    )


def text(x, y, words, anchor="start", style=""):
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"{style}>{escape(words)}</text>'


def line(x1, y1, x2, y2, style):
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" {style}/>'


class Scale:
    """Values to pixels, and round values in between."""

    def __init__(self, low, high, begin, end, logarithmic):
        self.begin, self.end, self.logarithmic = begin, end, logarithmic
        if logarithmic:
            self.low, self.high = math.log10(low), math.log10(high)
        else:
            self.low, self.high = low, high
        if self.high <= self.low:
            self.high = self.low + 1

    def __call__(self, value):
        place = math.log10(value) if self.logarithmic else value
        return self.begin + (self.end - self.begin) * (place - self.low) / (self.high - self.low)

    def ticks(self):
        if not self.logarithmic:
            step = 10 ** math.floor(math.log10((self.high - self.low) / 4))
            step *= next(factor for factor in (1, 2, 5, 10) if (self.high - self.low) / (step * factor) <= 6)
            first = math.ceil(self.low / step - 1e-9)
            return [step * i for i in range(first, math.floor(self.high / step + 1e-9) + 1)]
        decades = self.high - self.low
        factors = (1,) if decades > 2.5 else (1, 2, 5)
        values = [factor * 10.0**power for power in range(math.floor(self.low), math.ceil(self.high) + 1) for factor in factors]
        return [value for value in values if self.low - 1e-9 <= math.log10(value) <= self.high + 1e-9]


def bars(title, rows, unit):
    """`rows`: name, value, lowest, highest; the first is the one that others are compared with."""
    left, top, step = 230, 48, 30
    bottom = top + step * len(rows)
    low = 10 ** math.floor(math.log10(min(row[2] for row in rows)) - 0.15)
    scale = Scale(low, 1.6 * max(row[3] for row in rows), left, WIDTH - 70, True)
    parts = []
    for tick in scale.ticks():
        parts.append(line(scale(tick), top - 6, scale(tick), bottom, 'class="grid"'))
        parts.append(text(scale(tick), bottom + 16, number(tick), "middle", ' class="small"'))
    for i, (name, value, lowest, highest) in enumerate(rows):
        y = top + step * i + 4
        colour = COLOURS[0] if i == 0 else "#8fb3cc" if name.startswith("passgenau") else "#b9b9b9"
        parts.append(text(left - 8, y + 15, name, "end"))
        parts.append(f'<rect x="{left}" y="{y}" width="{scale(value) - left:.1f}" height="20" fill="{colour}"/>')
        parts.append(line(scale(lowest), y + 10, scale(highest), y + 10, 'stroke="#222" stroke-width="1.5"'))
        parts.append(text(scale(highest) + 6, y + 15, number(value)))
    parts.append(text(WIDTH - 70, bottom + 34, unit, "end", ' class="small"'))
    return picture(bottom + 44, title, parts)


def lines(title, series, x_label, y_label, log_x=True, log_y=True):
    """`series`: name → [(x, y)], drawn from the first to the last."""
    left, right, top, bottom = 70, WIDTH - 210, 52, 330
    points = [point for curve in series.values() for point in curve]
    x = Scale(min(p[0] for p in points), max(p[0] for p in points), left, right, log_x)
    low = min(p[1] for p in points) * 0.8 if log_y else 0
    y = Scale(low, 1.2 * max(p[1] for p in points), bottom, top, log_y)
    parts = []
    for tick in y.ticks():
        parts.append(line(left, y(tick), right, y(tick), 'class="grid"'))
        parts.append(text(left - 6, y(tick) + 4, number(tick), "end", ' class="small"'))
    shown = x.ticks() if log_x else sorted({p[0] for p in points})
    for tick in shown:
        parts.append(line(x(tick), bottom, x(tick), bottom + 4, 'class="axis"'))
        parts.append(text(x(tick), bottom + 18, number(tick), "middle", ' class="small"'))
    parts.append(line(left, bottom, right, bottom, 'class="axis"'))
    ends = []
    for i, (name, curve) in enumerate(series.items()):
        colour = COLOURS[i % len(COLOURS)]
        path = " ".join(f"{x(a):.1f},{y(b):.1f}" for a, b in curve)
        parts.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts += [f'<circle cx="{x(a):.1f}" cy="{y(b):.1f}" r="3" fill="{colour}"/>' for a, b in curve]
        ends.append((y(curve[-1][1]), x(curve[-1][0]), name, colour))
    above = top - 16
    for at, end, name, colour in sorted(ends):  # names beside the ends, none over another
        above = max(at + 4, above + 16)
        parts.append(line(end + 5, at, right + 16, above - 4, f'stroke="{colour}" stroke-dasharray="2 3"'))
        parts.append(text(right + 20, above, name, "start", f' style="fill:{colour}"'))
    parts.append(text((left + right) / 2, bottom + 38, x_label, "middle", ' class="small"'))
    parts.append(text(16, top - 8, y_label, "start", ' class="small"'))
    return picture(bottom + 50, title, parts)
