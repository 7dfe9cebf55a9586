// SPDX-License-Identifier: GPL-2.0-or-later
// Xapian's own operators as a peer, in process: terms for needs, languages and regions under AND_FILTER, value ranges for
// validity, and one posting source that reads a value slot of each document that is left and gives the points (place needs
// arithmetic). Documents lie in the order of a Hilbert curve, so that an area is a stretch of document ids; cells of the curve of
// about 12 by 10 km are terms.
#include <xapian.h>

#include <cmath>
#include <cstring>
#include <iostream>
#include <numbers>

#include "match/hilbert.hpp"
#include "serve.hpp"

namespace {

using namespace passgenau;
using namespace passgenau::bench;

constexpr Xapian::valueno facts_slot = 0;
constexpr int cell_bits = 22;  ///< of 32: cells of about 12 by 10 km

/// What the points are made of, as bytes.
struct Facts {
  double x, y, z;
  std::uint64_t needs, staff, interpreters;
  std::int32_t visits, residence, age_from, age_until, valid_from, valid_until;
  std::uint8_t has_site, remote;
};

std::string bytes_of(const TableOffer& offer) {
  const UnitVector point = offer.has_site ? offer.point() : UnitVector{};
  Facts facts;
  std::memset(&facts, 0, sizeof facts);
  facts.x = point.x;
  facts.y = point.y;
  facts.z = point.z;
  facts.needs = offer.needs;
  facts.staff = offer.staff;
  facts.interpreters = offer.interpreters;
  facts.visits = offer.visits;
  facts.residence = offer.residence;
  facts.age_from = offer.age_from;
  facts.age_until = offer.age_until;
  facts.valid_from = offer.valid_from;
  facts.valid_until = offer.valid_until;
  facts.has_site = offer.has_site ? 1 : 0;
  facts.remote = offer.remote ? 1 : 0;
  return {reinterpret_cast<const char*>(&facts), sizeof facts};
}

/// Gives each document its sort key as a weight: below 2^45, exact in a double. What is not eligible weighs nothing and is cut
/// off by the cutoff of `ask`. Its bound is kept (a base class that resets it loses documents), and nothing scales it.
class Points : public Xapian::ValuePostingSource {
 public:
  Points(const TableQuestion& question, std::uint64_t related)
      : Xapian::ValuePostingSource{facts_slot},
        question_{question},
        related_{related},
        home_{unit_vector({question.lat, question.lon})} {}

  void init(const Xapian::Database& database) override {
    Xapian::ValuePostingSource::init(database);
    set_maxweight(static_cast<double>(std::int64_t{100'000} << 25));
  }
  double get_weight() const override {
    const std::string& bytes = get_value();
    Facts facts;
    std::memcpy(&facts, bytes.data(), sizeof facts);
    TableOffer offer{.has_site = facts.has_site != 0,
                     .visits = facts.visits,
                     .residence = facts.residence,
                     .remote = facts.remote != 0,
                     .age_from = facts.age_from,
                     .age_until = facts.age_until,
                     .needs = facts.needs,
                     .staff = facts.staff,
                     .interpreters = facts.interpreters,
                     .valid_from = facts.valid_from,
                     .valid_until = facts.valid_until};
    const bool measured = question_.has_home && offer.has_site;
    const std::int64_t distance =
        measured ? great_circle(home_, UnitVector{facts.x, facts.y, facts.z}).in_metres() : -1;
    const TableBill bill = bill_of(offer, question_, related_, distance);
    return bill.points < 0 ? 0 : static_cast<double>(sort_key(bill));
  }

 private:
  const TableQuestion& question_;
  std::uint64_t related_;
  UnitVector home_;
};

std::string numbered(char prefix, std::int64_t number) { return prefix + std::to_string(number); }
std::uint64_t cell_of(std::uint64_t hilbert) { return hilbert >> (32 - cell_bits); }

void add_terms(Xapian::Document& document, char prefix, std::uint64_t bits) {
  for (; bits != 0; bits &= bits - 1)
    document.add_boolean_term(numbered(prefix, std::countr_zero(bits)));
}

Xapian::Query any_of(char prefix, std::uint64_t bits, const char* otherwise) {
  std::vector<std::string> terms{otherwise};
  for (; bits != 0; bits &= bits - 1)
    terms.push_back(numbered(prefix, std::countr_zero(bits)));
  return {Xapian::Query::OP_OR, terms.begin(), terms.end()};
}

class XapianPeer : public Peer {
 public:
  XapianPeer(const std::filesystem::path& world, const std::filesystem::path& folder) : world_{world} {
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
    const std::string path = (folder / "offers").string();
    fill(path);
    database_ = Xapian::Database{path};
  }

  std::string about() const override { return std::string{"Xapian "} + Xapian::version_string(); }
  std::size_t questions(Set set) const override { return world_.of(set).size(); }
  std::vector<TableHit> answer() override { return hits_; }

  void ask(Set set, std::size_t number) override {
    const TableQuestion& question = world_.of(set)[number];
    const std::uint64_t related = question.related();
    std::uint64_t staff = 0;
    std::uint64_t interpreters = 0;
    for (const TableLanguage& language : question.languages)
      (language.interpreter ? interpreters : staff) |= language.bits;
    using Query = Xapian::Query;
    std::vector<Query> filters{any_of('N', related, "U"),
                               any_of('L', staff, "LU") | any_of('I', interpreters, "LU")};
    if (set == Set::home) {
      const std::vector<std::string> here{numbered('R', question.county),
                                          numbered('R', question.municipality)};
      filters.push_back(Query{"RU"} | Query{Query::OP_OR, here.begin(), here.end()});
      filters.push_back(Query{"A"} | Query{numbered('V', question.county)} |
                        Query{numbered('V', question.municipality)} | cells_around(question));
    }
    Points points{question, related};
    Xapian::Enquire enquire{database_};
    enquire.set_query(
        Query{Query::OP_FILTER, Query{&points}, Query{Query::OP_AND, filters.begin(), filters.end()}});
    enquire.set_docid_order(Xapian::Enquire::DONT_CARE);
    enquire.set_cutoff(0, 1);
    collect(enquire, question);
  }

 private:
  /// Equal keys stand in the order of documents, not of ids: where the last ones are equal, more are asked for.
  void collect(Xapian::Enquire& enquire, const TableQuestion& question) {
    const auto limit = static_cast<Xapian::doccount>(question.limit);
    for (Xapian::doccount wanted = limit + 5;; wanted *= 4) {
      const Xapian::MSet found = enquire.get_mset(0, wanted);
      const bool all = found.size() < wanted;
      if (!all && found[limit - 1].get_weight() == found[wanted - 1].get_weight()) continue;
      hits_.clear();
      std::vector<std::pair<std::int64_t, std::string>> order;
      for (auto at = found.begin(); at != found.end(); ++at)
        order.emplace_back(-static_cast<std::int64_t>(at.get_weight()), at.get_document().get_data());
      std::sort(order.begin(), order.end());
      for (std::size_t i = 0; i < std::min<std::size_t>(limit, order.size()); ++i)
        hits_.push_back({order[i].second, points_in(-order[i].first)});
      return;
    }
  }

  /// The cells that a grid over the reach meets; its steps are smaller than a cell is wide.
  static Xapian::Query cells_around(const TableQuestion& question) {
    constexpr double step = 0.05;  // degrees of latitude: 5.6 km
    const double lat = question.reach_m / 111'000.0;
    const double wider = 1 / std::cos((std::abs(question.lat) + lat) * std::numbers::pi / 180);
    std::vector<std::uint64_t> cells;
    const int steps = static_cast<int>(lat / step) + 1;
    for (int i = -steps; i <= steps; ++i)
      for (int j = -steps; j <= steps; ++j) {
        const double share_i = static_cast<double>(i) / steps;
        const double share_j = static_cast<double>(j) / steps;
        cells.push_back(cell_of(hilbert_index(
            unit_vector({question.lat + lat * share_i, question.lon + lat * wider * share_j}))));
      }
    std::sort(cells.begin(), cells.end());
    cells.erase(std::unique(cells.begin(), cells.end()), cells.end());
    std::vector<std::string> terms;
    for (const std::uint64_t cell : cells)
      terms.push_back(numbered('C', static_cast<std::int64_t>(cell)));
    return {Xapian::Query::OP_OR, terms.begin(), terms.end()};
  }

  void fill(const std::string& path) {
    std::vector<const TableOffer*> order;
    for (const TableOffer& offer : world_.offers)
      order.push_back(&offer);
    std::sort(order.begin(), order.end(),
              [](const auto* a, const auto* b) { return a->hilbert < b->hilbert; });
    Xapian::WritableDatabase writer{path, Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_NO_SYNC};
    for (const TableOffer* offer : order) {
      Xapian::Document document;
      document.set_data(offer->id);
      document.add_value(facts_slot, bytes_of(*offer));
      if (offer->needs == 0) document.add_boolean_term("U");
      add_terms(document, 'N', offer->needs);
      if ((offer->staff | offer->interpreters) == 0) document.add_boolean_term("LU");
      add_terms(document, 'L', offer->staff);
      add_terms(document, 'I', offer->interpreters);
      document.add_boolean_term(offer->residence == TableOffer::none ? "RU"
                                                                     : numbered('R', offer->residence));
      if (offer->visits != TableOffer::none) document.add_boolean_term(numbered('V', offer->visits));
      if (offer->remote) document.add_boolean_term("A");
      if (offer->has_site)
        document.add_boolean_term(numbered('C', static_cast<std::int64_t>(cell_of(offer->hilbert))));
      writer.add_document(document);
    }
    writer.commit();
  }

  TableWorld world_;
  Xapian::Database database_ = {};
  std::vector<TableHit> hits_ = {};
};

}  // namespace

int main(int count, char** arguments) try {
  if (count != 3) throw std::runtime_error("peer_xapian WORLD FOLDER");
  XapianPeer peer{arguments[1], arguments[2]};
  return serve(peer);
} catch (const Xapian::Error& error) {
  std::cerr << "peer_xapian: " << error.get_description() << '\n';
  return 1;
} catch (const std::exception& error) {
  std::cerr << "peer_xapian: " << error.what() << '\n';
  return 1;
}
