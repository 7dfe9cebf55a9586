// SPDX-License-Identifier: GPL-2.0-or-later
// SQLite as a peer, in process: an R*Tree finds the sites near, b-trees the visits and what is asked from afar; without a
// home FTS5 finds the offers that name a need or none. Conditions in SQL; points in an application-defined function, as SQLite
// means arithmetic of this kind to be done.
#include <sqlite3.h>

#include <iostream>
#include <memory>

#include "serve.hpp"

namespace {

using namespace passgenau;
using namespace passgenau::bench;

constexpr const char* schema = R"(
  PRAGMA journal_mode = OFF;
  PRAGMA synchronous = OFF;
  PRAGMA cache_size = -2000000;
  PRAGMA mmap_size = 8000000000;
  PRAGMA temp_store = MEMORY;
  CREATE TABLE offer (n INTEGER PRIMARY KEY, id TEXT, lat REAL, lon REAL, visits INTEGER, residence INTEGER, remote INTEGER,
    age_from INTEGER, age_until INTEGER, needs INTEGER, staff INTEGER, interpreters INTEGER, valid_from INTEGER, valid_until INTEGER);
  CREATE VIRTUAL TABLE near USING rtree(n, south, north, west, east);
  CREATE VIRTUAL TABLE named USING fts5(words, content='', detail=none, columnsize=0);
)";
constexpr const char* indexes = R"(
  CREATE INDEX offer_visits ON offer(visits) WHERE visits IS NOT NULL;
  CREATE INDEX offer_remote ON offer(residence) WHERE remote;
  INSERT INTO named(named) VALUES ('optimize');
  ANALYZE;
)";

#define PEER_CONDITIONS                                                                           \
  "(needs = 0 OR needs & ?1 <> 0) AND (age_from IS NULL OR (age_from <= ?2 AND ?2 < age_until)) " \
  "AND (valid_from IS NULL OR valid_from <= ?3) AND (valid_until IS NULL OR valid_until >= ?3) "
constexpr const char* home_query =
    "WITH candidate AS (SELECT n FROM near WHERE south <= ?4 AND north >= ?5 AND west <= ?6 AND east >= ?7 "
    "UNION SELECT n FROM offer WHERE visits IN (?8, ?9) "
    "UNION SELECT n FROM offer WHERE remote AND residence IS NULL "
    "UNION SELECT n FROM offer WHERE remote AND residence IN (?8, ?9)) "
    "SELECT id, sort_key(lat, lon, visits, residence, remote, age_from, needs, staff, interpreters) AS key "
    "FROM candidate CROSS JOIN offer USING (n) WHERE " PEER_CONDITIONS
    "AND (residence IS NULL OR residence IN (?8, ?9)) AND key IS NOT NULL ORDER BY key DESC, id LIMIT ?10";
constexpr const char* anywhere_query =
    "SELECT id, sort_key(lat, lon, visits, residence, remote, age_from, needs, staff, interpreters) AS key "
    "FROM named JOIN offer ON offer.n = named.rowid WHERE named MATCH ?11 AND " PEER_CONDITIONS
    "AND key IS NOT NULL ORDER BY key DESC, id LIMIT ?10";
#undef PEER_CONDITIONS

/// The question in work, for the function.
struct Asked {
  const TableQuestion* question = nullptr;
  std::uint64_t related = 0;
  UnitVector home = {};
};

std::int32_t cell(sqlite3_value* value) {
  return sqlite3_value_type(value) == SQLITE_NULL ? TableOffer::none : sqlite3_value_int(value);
}

void sort_key_function(sqlite3_context* context, int, sqlite3_value** cells) {
  const auto& asked = *static_cast<const Asked*>(sqlite3_user_data(context));
  TableOffer offer;
  offer.has_site = sqlite3_value_type(cells[0]) != SQLITE_NULL;
  offer.visits = cell(cells[2]);
  offer.residence = cell(cells[3]);
  offer.remote = sqlite3_value_int(cells[4]) != 0;
  offer.age_from = cell(cells[5]);
  if (offer.age_from != TableOffer::none) offer.age_until = INT32_MAX;  // SQL has compared it
  offer.needs = static_cast<std::uint64_t>(sqlite3_value_int64(cells[6]));
  offer.staff = static_cast<std::uint64_t>(sqlite3_value_int64(cells[7]));
  offer.interpreters = static_cast<std::uint64_t>(sqlite3_value_int64(cells[8]));
  std::int64_t distance = -1;
  if (offer.has_site && asked.question->has_home)
    distance = great_circle(asked.home,
                            unit_vector({sqlite3_value_double(cells[0]), sqlite3_value_double(cells[1])}))
                   .in_metres();
  const TableBill bill = bill_of(offer, *asked.question, asked.related, distance);
  if (bill.points >= 0) sqlite3_result_int64(context, sort_key(bill));
}

class Sqlite : public Peer {
 public:
  Sqlite(const std::filesystem::path& world, const std::filesystem::path& folder) : world_{world} {
    std::filesystem::create_directories(folder);
    const std::filesystem::path file = folder / "offers.sqlite";
    std::filesystem::remove(file);
    check(sqlite3_open(file.c_str(), &database_));
    check(sqlite3_create_function_v2(database_, "sort_key", 9, SQLITE_UTF8 | SQLITE_DETERMINISTIC, &asked_,
                                     &sort_key_function, nullptr, nullptr, nullptr));
    run(schema);
    fill();
    run(indexes);
    for (const char* text : {home_query, anywhere_query})
      statements_.push_back(prepare(text));
  }
  ~Sqlite() override {
    for (sqlite3_stmt* statement : statements_)
      sqlite3_finalize(statement);
    sqlite3_close(database_);
  }

  std::string about() const override { return std::string{"SQLite "} + sqlite3_libversion(); }
  std::size_t questions(Set set) const override { return world_.of(set).size(); }
  std::vector<TableHit> answer() override { return hits_; }

  void ask(Set set, std::size_t number) override {
    const TableQuestion& question = world_.of(set)[number];
    asked_ = {&question, question.related(), unit_vector({question.lat, question.lon})};
    sqlite3_stmt* statement = statements_[static_cast<std::size_t>(set)];
    sqlite3_bind_int64(statement, 1, static_cast<std::int64_t>(asked_.related));
    sqlite3_bind_int(statement, 2, question.age);
    sqlite3_bind_int(statement, 3, question.as_of);
    sqlite3_bind_int(statement, 10, question.limit);
    if (set == Set::home) {
      bind_box(statement, question);
      sqlite3_bind_int(statement, 8, question.county);
      sqlite3_bind_int(statement, 9, question.municipality);
    } else {
      const std::string words = match_words(asked_.related);
      sqlite3_bind_text(statement, 11, words.data(), static_cast<int>(words.size()), SQLITE_TRANSIENT);
    }
    hits_.clear();
    while (sqlite3_step(statement) == SQLITE_ROW)
      hits_.push_back({reinterpret_cast<const char*>(sqlite3_column_text(statement, 0)),
                       points_in(sqlite3_column_int64(statement, 1))});
    check(sqlite3_reset(statement));
  }

 private:
  void check(int status) const {
    if (status != SQLITE_OK) throw std::runtime_error(sqlite3_errmsg(database_));
  }
  void run(const char* text) { check(sqlite3_exec(database_, text, nullptr, nullptr, nullptr)); }
  sqlite3_stmt* prepare(const char* text) {
    sqlite3_stmt* statement = nullptr;
    check(sqlite3_prepare_v3(database_, text, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr));
    return statement;
  }

  /// Around the reach; a little wider for single precision, in which an R*Tree keeps its boxes.
  static void bind_box(sqlite3_stmt* statement, const TableQuestion& question) {
    constexpr double metres_of_degree = 111'000;  // fewer than there are
    const double lat = question.reach_m / metres_of_degree + 1e-4;
    const double lon = lat / std::cos((std::abs(question.lat) + lat) * 0.017453292519943295);
    sqlite3_bind_double(statement, 4, question.lat + lat);
    sqlite3_bind_double(statement, 5, question.lat - lat);
    sqlite3_bind_double(statement, 6, question.lon + lon);
    sqlite3_bind_double(statement, 7, question.lon - lon);
  }

  static std::string word(int bit) { return "n" + std::to_string(bit); }
  static std::string match_words(std::uint64_t related) {
    std::string words = "none";
    for (; related != 0; related &= related - 1)
      words += " OR " + word(std::countr_zero(related));
    return words;
  }

  /// Rows in the order of a Hilbert curve: those near one another lie on few pages.
  void fill() {
    std::vector<const TableOffer*> order;
    for (const TableOffer& offer : world_.offers)
      order.push_back(&offer);
    std::sort(order.begin(), order.end(),
              [](const auto* a, const auto* b) { return a->hilbert < b->hilbert; });
    sqlite3_stmt* row =
        prepare("INSERT INTO offer VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)");
    sqlite3_stmt* place = prepare("INSERT INTO near VALUES (?1, ?2, ?2, ?3, ?3)");
    sqlite3_stmt* words = prepare("INSERT INTO named(rowid, words) VALUES (?1, ?2)");
    run("BEGIN");
    for (std::size_t i = 0; i < order.size(); ++i) {
      const auto n = static_cast<std::int64_t>(i + 1);
      const TableOffer& offer = *order[i];
      put_row(row, n, offer);
      sqlite3_bind_int64(place, 1, n);
      sqlite3_bind_double(place, 2, offer.lat);
      sqlite3_bind_double(place, 3, offer.lon);
      if (offer.has_site) step(place);
      std::string text = offer.needs == 0 ? "none" : "";
      for (std::uint64_t left = offer.needs; left != 0; left &= left - 1)
        text += ' ' + word(std::countr_zero(left));
      sqlite3_bind_int64(words, 1, n);
      sqlite3_bind_text(words, 2, text.data(), static_cast<int>(text.size()), SQLITE_TRANSIENT);
      step(words);
    }
    run("COMMIT");
    for (sqlite3_stmt* statement : {row, place, words})
      sqlite3_finalize(statement);
  }
  void step(sqlite3_stmt* statement) {
    if (sqlite3_step(statement) != SQLITE_DONE) throw std::runtime_error(sqlite3_errmsg(database_));
    check(sqlite3_reset(statement));
  }
  void put_row(sqlite3_stmt* row, std::int64_t n, const TableOffer& offer) {
    check(sqlite3_clear_bindings(row));
    sqlite3_bind_int64(row, 1, n);
    sqlite3_bind_text(row, 2, offer.id.data(), static_cast<int>(offer.id.size()), SQLITE_STATIC);
    if (offer.has_site) {
      sqlite3_bind_double(row, 3, offer.lat);
      sqlite3_bind_double(row, 4, offer.lon);
    }
    const auto put = [&](int column, std::int32_t value) {
      if (value != TableOffer::none) sqlite3_bind_int(row, column, value);
    };
    put(5, offer.visits);
    put(6, offer.residence);
    put(7, offer.remote ? 1 : 0);
    put(8, offer.age_from);
    put(9, offer.age_until);
    sqlite3_bind_int64(row, 10, static_cast<std::int64_t>(offer.needs));
    sqlite3_bind_int64(row, 11, static_cast<std::int64_t>(offer.staff));
    sqlite3_bind_int64(row, 12, static_cast<std::int64_t>(offer.interpreters));
    put(13, offer.valid_from);
    put(14, offer.valid_until);
    step(row);
  }

  TableWorld world_;
  sqlite3* database_ = nullptr;
  std::vector<sqlite3_stmt*> statements_ = {};
  Asked asked_ = {};
  std::vector<TableHit> hits_ = {};
};

}  // namespace

int main(int count, char** arguments) try {
  if (count != 3) throw std::runtime_error("peer_sqlite WORLD FOLDER");
  Sqlite peer{arguments[1], arguments[2]};
  return serve(peer);
} catch (const std::exception& error) {
  std::cerr << "peer_sqlite: " << error.what() << '\n';
  return 1;
}
