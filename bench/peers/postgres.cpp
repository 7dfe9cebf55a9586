// SPDX-License-Identifier: GPL-2.0-or-later
// PostgreSQL with PostGIS as a peer, over a unix socket: peer_postgres WORLD SOCKET_FOLDER. A GiST index over geography finds
// the sites near, b-trees the visits and what is asked from afar; each question is a prepared statement. The server is one of
// its own, see postgres.sh.
#include <libpq-fe.h>

#include <fstream>
#include <iostream>
#include <numeric>

#include "serve.hpp"

namespace {

using namespace passgenau;
using namespace passgenau::bench;

constexpr const char* schema = R"(
  SET client_min_messages = warning;
  CREATE EXTENSION IF NOT EXISTS postgis;
  DROP TABLE IF EXISTS offer;
  CREATE TABLE offer (id text COLLATE "C", place geography(Point, 4326), visits int, residence int, remote boolean,
    age_from int, age_until int, needs bigint, staff bigint, interpreters bigint, valid_from int, valid_until int);
  CREATE OR REPLACE FUNCTION ones(bits bigint) RETURNS bigint LANGUAGE sql IMMUTABLE AS 'SELECT bit_count(bits::bit(64))';
)";
constexpr const char* indexes = R"(
  CREATE INDEX ON offer USING gist(place);
  CREATE INDEX ON offer(visits) WHERE visits IS NOT NULL;
  CREATE INDEX ON offer(residence) WHERE remote;
  VACUUM ANALYZE offer;
)";

std::vector<std::string> lines_of(const std::filesystem::path& file) {
  std::vector<std::string> lines;
  std::ifstream input{file};
  for (std::string line; std::getline(input, line);)
    lines.push_back(line);
  return lines;
}

std::string cell(std::int32_t value) { return value == TableOffer::none ? "\\N" : std::to_string(value); }

class Postgres : public Peer {
 public:
  Postgres(const std::filesystem::path& world, const std::string& socket) : world_{world} {
    connection_ = PQconnectdb(("host=" + socket + " dbname=postgres user=postgres").c_str());
    if (PQstatus(connection_) != CONNECTION_OK) throw std::runtime_error(PQerrorMessage(connection_));
    run(schema);
    fill();
    for (std::string_view rest = indexes; !rest.empty();) {  // VACUUM wants to be alone
      const std::size_t end = rest.find(';');
      if (end == std::string_view::npos) break;
      run(std::string{rest.substr(0, end)}.c_str());
      rest = rest.substr(end + 1);
    }
    version_ = value_of(
        "SELECT 'PostgreSQL ' || split_part(current_setting('server_version'), ' ', 1) || "
        "' with PostGIS ' || postgis_lib_version()");
    for (const Set set : {Set::home, Set::anywhere}) {
      const std::string name{set_names[static_cast<int>(set)]};
      const std::vector<std::string> texts = lines_of(world / (name + ".sql"));
      for (std::size_t i = 0; i < texts.size(); ++i)
        prepare(name + std::to_string(i), texts[i], world_.of(set)[i]);
    }
  }
  ~Postgres() override { PQfinish(connection_); }

  std::string about() const override { return version_; }
  std::size_t questions(Set set) const override { return world_.of(set).size(); }
  std::vector<TableHit> answer() override { return hits_; }

  void ask(Set set, std::size_t number) override {
    const std::string name = std::string{set_names[static_cast<int>(set)]} + std::to_string(number);
    PGresult* result = PQexecPrepared(connection_, name.c_str(), 0, nullptr, nullptr, nullptr, 0);
    if (PQresultStatus(result) != PGRES_TUPLES_OK) throw std::runtime_error(PQerrorMessage(connection_));
    hits_.clear();
    for (int row = 0; row < PQntuples(result); ++row)
      hits_.push_back({PQgetvalue(result, row, 0), std::atoi(PQgetvalue(result, row, 1))});
    PQclear(result);
  }

 private:
  void run(const char* text) {
    PGresult* result = PQexec(connection_, text);
    const ExecStatusType status = PQresultStatus(result);
    PQclear(result);
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK && status != PGRES_COPY_IN)
      throw std::runtime_error(PQerrorMessage(connection_));
  }
  std::string value_of(const char* text) {
    PGresult* result = PQexec(connection_, text);
    std::string value = PQntuples(result) == 1 ? PQgetvalue(result, 0, 0) : "";
    PQclear(result);
    return value;
  }

  void prepare(const std::string& name, std::string text, const TableQuestion& question) {
    const std::string here =
        "(" + std::to_string(question.county) + ", " + std::to_string(question.municipality) + ")";
    char point[80];
    std::snprintf(point, sizeof point, "'POINT(%.17g %.17g)'::geography", question.lon, question.lat);
    const std::string home = point;
    // A metre wider: distances are rounded afterwards.
    const std::string near = "(SELECT *, CAST(round(ST_Distance(place, " + home +
                             ", false)) AS bigint) AS metres FROM offer WHERE ST_DWithin(place, " + home +
                             ", " + std::to_string(question.reach_m + 1) + ", false) OR visits IN " + here +
                             " OR (remote AND residence IS NULL) OR (remote AND residence IN " + here + "))";
    const std::string token = "{candidates}";
    text.replace(text.find(token), token.size(), question.has_home ? near : "offer");
    PGresult* result = PQprepare(connection_, name.c_str(), text.c_str(), 0, nullptr);
    const bool good = PQresultStatus(result) == PGRES_COMMAND_OK;
    PQclear(result);
    if (!good) throw std::runtime_error(PQerrorMessage(connection_));
  }

  void fill() {
    std::vector<const TableOffer*> order;
    for (const TableOffer& offer : world_.offers)
      order.push_back(&offer);
    std::sort(order.begin(), order.end(),
              [](const auto* a, const auto* b) { return a->hilbert < b->hilbert; });
    run("COPY offer FROM STDIN");
    char place[96];
    for (const TableOffer* offer : order) {
      std::snprintf(place, sizeof place, offer->has_site ? "SRID=4326;POINT(%.17g %.17g)" : "\\N", offer->lon,
                    offer->lat);
      std::string line = offer->id + '\t' + place;
      for (const std::int32_t value : {offer->visits, offer->residence})
        line += '\t' + cell(value);
      line += offer->remote ? "\tt" : "\tf";
      for (const std::int32_t value : {offer->age_from, offer->age_until})
        line += '\t' + cell(value);
      for (const std::uint64_t bits : {offer->needs, offer->staff, offer->interpreters})
        line += '\t' + std::to_string(bits);
      for (const std::int32_t value : {offer->valid_from, offer->valid_until})
        line += '\t' + cell(value);
      line += '\n';
      if (PQputCopyData(connection_, line.data(), static_cast<int>(line.size())) != 1)
        throw std::runtime_error(PQerrorMessage(connection_));
    }
    PQputCopyEnd(connection_, nullptr);
    while (PGresult* result = PQgetResult(connection_))
      PQclear(result);
    if (value_of("SELECT count(*) FROM offer") != std::to_string(world_.offers.size()))
      throw std::runtime_error(std::string{"the table is not whole: "} + PQerrorMessage(connection_));
  }

  TableWorld world_;
  PGconn* connection_ = nullptr;
  std::string version_ = {};
  std::vector<TableHit> hits_ = {};
};

}  // namespace

int main(int count, char** arguments) try {
  if (count != 3) throw std::runtime_error("peer_postgres WORLD SOCKET_FOLDER");
  Postgres peer{arguments[1], arguments[2]};
  return serve(peer);
} catch (const std::exception& error) {
  std::cerr << "peer_postgres: " << error.what() << '\n';
  return 1;
}
