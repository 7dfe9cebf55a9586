// SPDX-License-Identifier: GPL-2.0-or-later
#include "passgenau/feed.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "exchange/feed_writer.hpp"
#include "model/documents.hpp"
#include "model/language.hpp"
#include "model/problem.hpp"

namespace passgenau {

namespace {

constexpr std::array<std::string_view, 4> names{"jsonl", "hsds", "schema-org", "csv"};

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::string_view schema_org_context = R"("@context":"https://schema.org")";

[[noreturn]] void refuse(Code code, std::string_view option, std::string limit) {
  Problem problem = make_problem(code, "", std::move(limit));
  problem.message.replace(0, std::string_view{"the document"}.size(), option);
  throw Error{std::move(problem)};
}

void require_valid(const FeedOptions& options) {
  if (options.confidential == Confidential::show && options.format != FeedFormat::jsonl)
    refuse(Code::contradiction, "confidential", "with jsonl only");
  if (options.format == FeedFormat::csv &&
      std::string_view{",;\t"}.find(options.separator) == std::string_view::npos)
    refuse(Code::unknown_value, "separator", "comma, semicolon or tab");
  if (!is_language_tag(options.language)) refuse(Code::bad_language_tag, "language", {});
}

/// The same JSON, safe inside a <script> of a web page: nothing in it closes or opens an element.
std::string without_markup(const std::string& json) {
  std::string safe;
  for (const char c : json)
    safe += c == '<' ? std::string{"\\u003c"} : std::string(1, c);
  return safe;
}

/// One offer, without the frame of a document of many.
std::string body_of(const Offer& offer, const FeedContext& context) {
  switch (context.options.format) {
    case FeedFormat::jsonl: return to_json(offer, context.options.confidential);
    case FeedFormat::hsds: return write_json(hsds_service(shown(offer), context));
    case FeedFormat::schema_org: return without_markup(write_json(schema_org_service(shown(offer), context)));
    case FeedFormat::csv: return csv_row(shown(offer), context);
  }
  return {};
}

/// Writes the frame and the offers to a stream, and can begin anew.
class Feed {
 public:
  Feed(std::ostream& out, const FeedContext& context) : out_{out}, context_{context}, start_{out.tellp()} {}

  void begin() {
    const FeedOptions& options = context_.options;
    if (options.format == FeedFormat::csv)
      write((options.byte_order_mark ? std::string{byte_order_mark} : std::string{}) + csv_header(context_));
    if (options.format == FeedFormat::schema_org)
      write('{' + std::string{schema_org_context} + ",\"@graph\":[\n");
  }
  void add(const Offer& offer) {
    std::string body = body_of(offer, context_);
    if (context_.options.format == FeedFormat::schema_org) {
      write((report.offers > 0 ? ",\n" : "") + body);
    } else {
      write(body += context_.options.format == FeedFormat::csv ? "\r\n" : "\n");
    }
    ++report.offers;
    if (context_.options.confidential == Confidential::hide)
      report.hidden_sites += static_cast<std::uint64_t>(std::count_if(
          offer.sites.begin(), offer.sites.end(), [](const Site& site) { return site.confidential; }));
  }
  void end() {
    if (context_.options.format == FeedFormat::schema_org) write("\n]}\n");
    if (!out_.flush()) fail(Code::file_unwritable, "the feed");
  }
  /// What was written is forgotten.
  void again() {
    out_.clear();
    if (start_ == std::ostream::pos_type(-1) || !out_.seekp(start_))
      fail(Code::catalog_busy, "catalog", "what was written is incomplete");
    report = {};
    begin();
  }

  FeedReport report = {};

 private:
  void write(std::string_view text) {
    if (!out_.write(text.data(), static_cast<std::streamsize>(text.size())))
      fail(Code::file_unwritable, "the feed");
    report.bytes += text.size();
  }

  std::ostream& out_;
  const FeedContext& context_;
  std::ostream::pos_type start_;
};

}  // namespace

std::span<const std::string_view> feed_format_names() noexcept { return names; }

std::optional<FeedFormat> parse_feed_format(std::string_view name) noexcept {
  for (std::size_t i = 0; i < names.size(); ++i)
    if (names[i] == name) return static_cast<FeedFormat>(i);
  return {};
}

FeedReport export_offers(const Catalog& catalog, std::ostream& out, const FeedOptions& options) {
  require_valid(options);
  const Vocabulary vocabulary = catalog.vocabulary();
  const Gazetteer gazetteer = catalog.gazetteer();
  const FeedContext context{vocabulary, gazetteer, options};
  Feed feed{out, context};
  feed.begin();
  const std::uint64_t revision =
      catalog.for_each_offer([&](const Offer& offer) { feed.add(offer); }, [&] { feed.again(); });
  feed.end();
  feed.report.revision = revision;
  return feed.report;
}

std::string export_offer(const Offer& offer, const Vocabulary& vocabulary, const Gazetteer& gazetteer,
                         const FeedOptions& options) {
  require_valid(options);
  const FeedContext context{vocabulary, gazetteer, options};
  std::string body = body_of(offer, context);
  if (options.format == FeedFormat::schema_org) body.insert(1, std::string{schema_org_context} + ',');
  return body;
}

ShownOffer shown(const Offer& offer) {
  std::vector<Problem> problems;
  json::value document = parse_json(to_json(offer, Confidential::hide), {.bytes = SIZE_MAX}, problems);
  ShownOffer seen{.offer = read_offer(document, problems)};
  if (document.is_object()) seen.document = std::move(document.get_object());
  return seen;
}

std::string main_language(const LocalizedText& texts, std::string_view wanted) {
  for (const std::string_view tag : {wanted, wanted.substr(0, wanted.find('-')), std::string_view{"de"}})
    if (const auto found = texts.find(std::string{tag}); found != texts.end()) return found->first;
  return texts.empty() ? std::string{} : texts.begin()->first;
}

double decimal_years(const Age& age) {
  if (age.before_birth) return 0;
  constexpr double days_a_year = 365.2425;  // of the Gregorian calendar
  const double years = age.years + age.months / 12.0 + (age.weeks * 7 + age.days) / days_a_year;
  return std::round(years * 1000) / 1000;
}

double last_years(const Age& until) {
  const double years = decimal_years(until);
  return years >= 1 && years == std::floor(years) ? years - 1 : years;
}

}  // namespace passgenau
