// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <string_view>

namespace passgenau {

/// How the picture of a pathway looks: on a light and on a dark screen, and in print, which is light. What colours tell apart, shapes
/// do, too: the path is full, another offer an outline, a wait and a hole are hatched. Contrasts are at least 4.5 : 1 for text and 3 : 1
/// for bars (WCAG 2.2, 1.4.3 and 1.4.11). Every class and id has a prefix: in a page the picture restyles nothing.
inline constexpr std::string_view pathway_style = R"svg(<defs>
<pattern id="passgenau-wait" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" class="pg-sheet"/><rect width="2.5" height="6" class="pg-wait-ink"/></pattern>
<pattern id="passgenau-hole" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)"><rect width="6" height="6" class="pg-sheet"/><rect width="2" height="6" class="pg-hole-ink"/></pattern>
<pattern id="passgenau-general" width="7" height="7" patternUnits="userSpaceOnUse"><rect width="7" height="7" class="pg-sheet"/><circle cx="3.5" cy="3.5" r="1.4" class="pg-general-ink"/></pattern>
</defs>
<style>
.pg-t { font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Noto Sans Arabic", "DejaVu Sans", Arial, sans-serif; font-size: 11.5px; fill: #1b1f23; }
.pg-head { font-size: 20px; font-weight: 600; }
.pg-need { font-size: 13px; font-weight: 600; }
.pg-small { font-size: 11px; fill: #4a5158; }
.pg-soft { font-size: 12px; fill: #4a5158; }
.pg-sheet { fill: #ffffff; }
.pg-rule { stroke: #c3c9cf; stroke-width: 1; }
.pg-grid { stroke: #e3e7ea; stroke-width: 1; }
.pg-milestone { stroke: #5b4bb5; stroke-width: 1; stroke-dasharray: 3 3; }
.pg-milestone-text { fill: #4a3aa0; font-weight: 600; }
.pg-path { fill: #1c6b4f; }
.pg-other { fill: #ffffff; stroke: #1c6b4f; stroke-width: 1.5; }
.pg-other-tip { fill: #1c6b4f; }
.pg-waiting { fill: url(#passgenau-wait); stroke: #6b7680; stroke-width: 1; }
.pg-wait-ink { fill: #6b7680; }
.pg-hole { fill: url(#passgenau-hole); stroke: #a3261b; stroke-width: 1.5; }
.pg-hole-ink { fill: #a3261b; }
.pg-hole-text { font-style: italic; }
.pg-general { fill: url(#passgenau-general); stroke: #8a5a00; stroke-width: 1.5; }
.pg-general-ink { fill: #8a5a00; }
.pg-over { stroke: #1b1f23; stroke-width: 1.5; }
.pg-over-end { fill: #ffffff; stroke: #1b1f23; stroke-width: 1.5; }
@media screen and (prefers-color-scheme: dark) {
.pg-t { fill: #eceff1; }
.pg-small, .pg-soft { fill: #b5bec6; }
.pg-sheet { fill: #14181c; }
.pg-rule { stroke: #46505a; }
.pg-grid { stroke: #2a3138; }
.pg-milestone { stroke: #a99cf5; }
.pg-milestone-text { fill: #bdb2ff; }
.pg-path, .pg-other-tip { fill: #5ccaa0; }
.pg-other { fill: #14181c; stroke: #5ccaa0; }
.pg-waiting { stroke: #9aa5af; }
.pg-wait-ink { fill: #9aa5af; }
.pg-hole { stroke: #ff8d80; }
.pg-hole-ink { fill: #ff8d80; }
.pg-general { stroke: #f0b350; }
.pg-general-ink { fill: #f0b350; }
.pg-over { stroke: #eceff1; }
.pg-over-end { fill: #14181c; stroke: #eceff1; }
}
</style>
)svg";

}  // namespace passgenau
