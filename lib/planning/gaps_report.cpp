// SPDX-License-Identifier: GPL-2.0-or-later
#include "planning/gaps_report.hpp"
#include "planning/svg.hpp"

#include <algorithm>

#include "model/region.hpp"
#include "planning/gap_keys.hpp"

namespace passgenau {

namespace {

constexpr std::string_view style = R"css(
:root{color-scheme:light;--ink:#1c2430;--quiet:#55606e;--line:#d8dde3;--ground:#f4f6f8}
*{box-sizing:border-box}
body{margin:0 auto;max-width:62rem;padding:2rem 1.25rem 4rem;background:#fff;color:var(--ink);font:1rem/1.55 system-ui,"Segoe UI","Noto Sans",Arial,sans-serif}
h1{font-size:1.9rem;line-height:1.2;margin:0 0 .3rem}
h2{font-size:1.3rem;margin:2.6rem 0 .4rem;padding-top:1rem;border-top:2px solid var(--ink)}
p{max-width:46rem;margin:.5rem 0}
.network{color:var(--quiet);font-size:1.15rem;margin:0 0 1.2rem}
.lead{font-size:1.15rem}
th .note{display:block;font-weight:400}
.note{color:var(--quiet);font-size:.9rem}
figure{margin:1.2rem 0;break-inside:avoid}
figcaption{font-weight:600;margin:.2rem 0}
svg{width:100%;height:auto;display:block;font:11px system-ui,"Segoe UI","Noto Sans",Arial,sans-serif}
svg,.swatch{-webkit-print-color-adjust:exact;print-color-adjust:exact}
table{border-collapse:collapse;margin:.8rem 0}
th,td{text-align:left;padding:.35rem .9rem .35rem 0;border-bottom:1px solid var(--line);vertical-align:top}
td.number,th.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
.swatch{display:inline-block;width:.9em;height:.9em;border:1px solid #4a4a4a;margin-right:.45em;vertical-align:-.08em}
.legend{display:flex;flex-wrap:wrap;gap:.3rem .9rem;align-items:center;font-size:.9rem;margin:.6rem 0}
.legend .swatch{width:2.2em;margin:0 -.55rem 0 0}
.maps{display:grid;grid-template-columns:repeat(auto-fit,minmax(20rem,1fr));gap:1.2rem}
.maps figure{margin:0}
.map circle{stroke:#4a3a2a;stroke-width:.8}
.ground{fill:var(--ground)}
.place{paint-order:stroke;stroke:var(--ground);stroke-width:3px;fill:var(--ink)}
.scale{stroke:var(--ink);stroke-width:2;fill:none}
.idea path{fill:#1f3a93;stroke:#fff;stroke-width:1.5}
.idea text{fill:#fff;font-weight:700;font-size:10px}
.heat{overflow-x:auto}
.heat svg{max-width:none}
.heat .none{fill:none;stroke:var(--line)}
.heat text{fill:var(--ink)}
.bar{height:2.2rem}
ol li,ul li{margin:.45rem 0;max-width:46rem}
ol.ideas{list-style:none;padding:0}
h3{font-size:1.05rem;margin:1.3rem 0 .3rem}
.wide{overflow-x:auto}
ol.ideas li{counter-increment:idea;padding-left:2.4rem;position:relative}
ol.ideas li::before{content:counter(idea);position:absolute;left:0;background:#1f3a93;color:#fff;font-weight:700;font-size:.85rem;width:1.65rem;height:1.65rem;line-height:1.65rem;text-align:center;border-radius:.25rem;-webkit-print-color-adjust:exact;print-color-adjust:exact}
@media print{body{max-width:none;padding:0;font-size:10.5pt}h2{break-after:avoid}.heat svg{max-width:100%}.maps{grid-template-columns:1fr 1fr}@page{size:A4;margin:16mm}}
)css";

/// Of what the families find, best first: told apart by lightness, too.
constexpr std::array<std::string_view, help_count> help_colours{"#0b5d51", "#4fa08b", "#e0a458", "#c9ced6",
                                                                "#8c2d04"};

class Page {
 public:
  Page(const ReportScene& scene, const ReportOptions& options) : scene_{scene}, options_{options} {}

  std::string write() {
    head();
    summary();
    map();
    heat();
    what_if();
    overlaps();
    method();
    out_ += "</main>\n</body>\n</html>\n";
    return std::move(out_);
  }

 private:
  void heading(std::string_view text) { out_ += "<h2>" + std::string{text} + "</h2>\n"; }
  void paragraph(std::string_view text, std::string_view of_class = {}) {
    out_ += of_class.empty() ? "<p>" : "<p class=\"" + std::string{of_class} + "\">";
    out_ += text;
    out_ += "</p>\n";
  }

  void head() {
    const std::string title{scene_.words.title};
    out_ = "<!DOCTYPE html>\n<html lang=\"" + std::string{scene_.words.tag} +
           "\">\n<head>\n<meta charset=\"utf-8\">\n"
           "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
           "'unsafe-inline'\">\n"
           "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" +
           title + (options_.title.empty() ? "" : " – " + svg::escaped(options_.title)) +
           "</title>\n<style>" + std::string{style} + "</style>\n</head>\n<body>\n<main>\n<h1>" + title +
           "</h1>\n";
    if (!options_.title.empty()) paragraph(svg::escaped(options_.title), "network");
  }

  void summary() {
    const ReportWords& words = scene_.words;
    const Gaps& gaps = scene_.gaps;
    if (!gaps.all.families.all) return paragraph(words.not_told, "lead");
    const auto met_of = [&](const HelpCounts& counts, std::string_view sentence) {
      const std::string share = scene_.percent(counts, Help::met, words.less_than);
      if (!gaps.all.has_share() || share.empty()) return std::string{};
      return ' ' + filled(sentence, {{"met", share + std::string{no_break_percent}}});
    };
    const bool in_need = gaps.in_need.all.has_value();
    std::string lead = filled(
        words.summary,
        {{"families", scene_.counted(*gaps.all.families.all, words.family_count)}, {"offers", offers()}});
    if (gaps.without_need)
      lead += ' ' + filled(words.summary_without, {{"without", scene_.number(*gaps.without_need)}});
    if (in_need) lead += met_of(gaps.in_need, words.summary_met);
    paragraph(lead, "lead");
    const bool needs = gaps.all.needs.all.has_value();
    if (needs)
      paragraph(filled(words.summary_needs, {{"needs", scene_.number(*gaps.all.needs.all)}}) +
                    met_of(gaps.all.needs, words.summary_needs_met),
                "lead");
    const HelpCounts& families = in_need ? gaps.in_need : gaps.all.families;
    const std::string_view counted = in_need ? words.families_in_need : words.families;
    bar(needs ? gaps.all.needs : families);
    out_ += "<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"" + std::string{counted} +
            "\"><table>\n<thead><tr><td></td>";
    column_head(counted);
    if (needs) column_head(words.needs);
    out_ += "</tr></thead>\n<tbody>\n";
    for (int i = 0; i < help_count; ++i) {
      const auto help = static_cast<Help>(i);
      const auto index = static_cast<std::size_t>(i);
      out_ += "<tr><th scope=\"row\"><span class=\"swatch\" style=\"background:" +
              std::string{help_colours[index]} + "\"></span>" + std::string{words.help[index]} +
              "<span class=\"note\">" + std::string{words.help_long[index]} + "</span></th>";
      figures(families, help);
      if (needs) figures(gaps.all.needs, help);
      out_ += "</tr>\n";
    }
    out_ += "</tbody>\n</table></div>\n";
  }

  std::string offers() const {
    return scene_.counted(static_cast<std::int64_t>(scene_.gaps.catalog.offers), scene_.words.offer_count);
  }

  void column_head(std::string_view text) {
    out_ += "<th scope=\"colgroup\" colspan=\"2\" class=\"number\">" + std::string{text} + "</th>";
  }
  void figures(const HelpCounts& counts, Help help) {
    const std::string share = scene_.gaps.all.has_share() ? scene_.percent(counts, help) : std::string{};
    out_ += "<td class=\"number\">" + scene_.told(counts.of(help)) + "</td><td class=\"number\">" +
            (share.empty() ? "" : svg::escaped(share) + std::string{no_break_percent}) + "</td>";
  }

  void bar(const HelpCounts& counts) {
    constexpr double width = 1000;
    out_ += "<svg class=\"bar\" aria-hidden=\"true\" preserveAspectRatio=\"none\" viewBox=\"0 0 1000 10\">";
    // What is not told stays grey.
    out_ += "<rect width=\"1000\" height=\"10\" fill=\"" + std::string{no_share_fill} + "\"/>";
    double x = 0;
    for (std::size_t i = 0; i < help_count; ++i) {
      const double part =
          width * static_cast<double>(counts.help[i].value_or(0)) / static_cast<double>(*counts.all);
      out_ += "<rect x=\"" + coordinate(x) + "\" width=\"" + coordinate(part) + "\" height=\"10\" fill=\"" +
              std::string{help_colours[i]} + "\"/>";
      x += part;
    }
    out_ += "</svg>\n";
  }

  void legend() {
    out_ += "<p class=\"legend\"><span>" + std::string{scene_.words.legend_low} + "</span>";
    for (int step = 0; step < shades; ++step)
      out_ += "<span class=\"swatch\" style=\"background:" + std::string{shade(step).fill} + "\"></span>";
    out_ += "<span>&nbsp;" + std::string{scene_.words.legend_high} + "</span></p>\n";
  }

  void map() {
    const std::string maps = report_maps(scene_);
    if (maps.empty()) return;
    heading(scene_.words.map_title);
    paragraph(scene_.words.map_text);
    legend();
    out_ += "<div class=\"maps\">\n" + maps + "</div>\n";
  }

  void heat() {
    heading(scene_.words.heat_title);
    paragraph(filled(scene_.words.heat_text, {{"few", scene_.number(least_for_share(scene_.gaps))}}));
    legend();
    for (const GapDimension by : {GapDimension::region, GapDimension::age, GapDimension::language})
      for (const GapTable& table : scene_.gaps.tables) {
        const bool wanted = table.columns && ((table.rows == by && table.columns == GapDimension::burden) ||
                                              (table.rows == GapDimension::burden && table.columns == by));
        if (wanted) out_ += report_heat(scene_, table, by == GapDimension::age);
      }
  }

  void what_if() {
    heading(scene_.words.what_if_title);
    paragraph(scene_.words.what_if_text);
    if (scene_.gaps.what_if.empty()) return paragraph(scene_.words.what_if_none);
    std::string county;
    for (std::size_t i = 0; i < scene_.gaps.what_if.size(); ++i) {
      const WhatIf& idea = scene_.gaps.what_if[i];
      if (std::string now = idea.region.substr(0, county_digits); now != county) {
        if (!county.empty()) out_ += "</ol>\n";
        county = std::move(now);
        out_ += "<h3>" +
                filled(scene_.words.map_caption, {{"place", svg::escaped(largest_place_of(county))}}) +
                "</h3>\n<ol class=\"ideas\" style=\"counter-reset:idea " + std::to_string(i) + "\">\n";
      }
      const bool kind = !idea.kind.empty();
      out_ += "<li>" +
              filled(kind ? scene_.words.what_if_kind : scene_.words.what_if_burden,
                     {{"what", svg::escaped(scene_.burden_label(kind ? idea.kind : idea.burden))},
                      {"place", svg::escaped(idea.name.empty() ? idea.region : idea.name)},
                      {"families",
                       "<strong>" + scene_.counted(idea.families, scene_.words.family_count) + "</strong>"}});
      if (idea.first_help)
        out_ += ' ' + filled(scene_.words.what_if_first,
                             {{"families", scene_.counted(*idea.first_help, scene_.words.family_count)}});
      out_ += "</li>\n";
    }
    out_ += "</ol>\n";
  }

  std::string largest_place_of(const std::string& county) const {
    const GapCell* largest = nullptr;
    for (const GapCell& cell : table_of(scene_.gaps, GapDimension::region).cells)
      if (cell.row.compare(0, county_digits, county) == 0 &&
          (largest == nullptr || *cell.figures.families.all > *largest->figures.families.all))
        largest = &cell;
    return scene_.region_label(largest == nullptr ? county : largest->row);
  }

  void overlaps() {
    heading(scene_.words.overlap_title);
    paragraph(scene_.words.overlap_text);
    if (scene_.gaps.overlaps.empty()) return paragraph(scene_.words.overlap_none);
    constexpr std::size_t most = 12;
    out_ += "<ul>\n";
    for (std::size_t i = 0; i < std::min(most, scene_.gaps.overlaps.size()); ++i) {
      const Overlap& overlap = scene_.gaps.overlaps[i];
      out_ +=
          "<li>" +
          filled(scene_.words.overlap_line, {{"place", svg::escaped(scene_.region_label(overlap.region))},
                                             {"burden", svg::escaped(scene_.burden_label(overlap.burden))},
                                             {"choices", std::to_string(overlap.choices)}}) +
          "</li>\n";
    }
    out_ += "</ul>\n";
  }

  void method() {
    const std::string least = scene_.number(scene_.gaps.least_cell);
    if (!options_.population.empty()) {
      heading(scene_.words.population);
      paragraph(svg::escaped(options_.population));
    }
    heading(scene_.words.method_title);
    out_ +=
        filled(scene_.words.method, {{"least", least}, {"few", scene_.number(least_for_share(scene_.gaps))}});
    heading(scene_.words.limits_title);
    out_ += scene_.words.limits;
    paragraph(filled(scene_.words.catalog,
                     {{"offers", offers()}, {"revision", std::to_string(scene_.gaps.catalog.revision)}}),
              "note");
  }

  const ReportScene& scene_;
  const ReportOptions& options_;
  std::string out_ = {};
};

}  // namespace

std::string report_html(const Gaps& gaps, const Vocabulary& vocabulary, const ReportOptions& options) {
  const ReportWords& words = report_words(options.language);
  const ReportScene scene{gaps, vocabulary, words, words.tag};
  return Page{scene, options}.write();
}

}  // namespace passgenau
