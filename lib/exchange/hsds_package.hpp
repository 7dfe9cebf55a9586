// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "exchange/hsds_table.hpp"
#include "exchange/package.hpp"
#include "exchange/record_source.hpp"

namespace passgenau {

/// The services of a tabular data package, each put together from its rows in all tables as HSDS writes a
/// service in JSON. Memory: an index of the tables (`HsdsTable`); of a zip the tables, too.
class HsdsPackage : public RecordSource {
 public:
  /// Throws `Error` *package-refused* where there is no table of services, or two of one name, or where its
  /// `datapackage.json` cannot be read.
  HsdsPackage(Package package, const std::string& path);

  bool is_hsds() const override { return true; }
  /// The table and the row that a place in the record comes from.
  void place(Problem& problem) const override;

 private:
  struct Origin {
    std::string at = {};
    const HsdsTable* table = nullptr;
    std::uint64_t line = 0;
  };
  /// A row of a child table, as read.
  struct ChildRow {
    HsdsTable& table;
    std::string_view name;
    std::size_t number = 0;
    json::object object = {};
    std::optional<Problem> problem = {};
  };
  struct Resource {
    std::string table = {};
    char separator = ',';
  };

  std::map<std::string, Resource> read_description(Package& package);
  bool read() override;
  HsdsTable* table(std::string_view name);
  json::object row(HsdsTable& table, std::size_t number, const std::string& at);
  /// The same of a row that was read before, with its problem.
  void take_row(HsdsTable& table, std::size_t number, const json::object& object,
                const std::optional<Problem>& problem, const std::string& at);
  json::object* lookup(std::string_view table, const std::string& id, json::object& into,
                       std::string_view member, const std::string& at);
  void add_service(std::size_t number);
  void add_locations(json::object& service, const std::string& id);
  json::value location_of(const std::string& id, const std::string& at);
  void add_organization(json::object& service, const std::string& at);
  void add_children(json::object& parent, std::string_view column, const std::string& id,
                    const std::string& at, int depth);
  void add_rows_of_place(json::object& link, const std::string& service, const std::string& location,
                         const std::string& at);
  void append(json::object& parent, ChildRow row, std::string_view column, const std::string& at, int depth);
  void add_attributes(json::object& parent, std::string_view entity, const std::string& id,
                      const std::string& at);
  void add_term(json::object& attribute, const std::string& at);
  void add_listed_terms(json::object& service);
  bool belongs_elsewhere(const json::object& object, std::string_view column) const;
  void note_unused();

  std::string path_;
  std::map<std::string, HsdsTable, std::less<>> tables_;
  std::vector<Origin> origins_;
  std::vector<std::string> places_;  ///< locations of the service in hand
  std::size_t next_ = 0;
  bool done_ = false;
  std::size_t bytes_ = 0;  ///< of the record in hand
};

}  // namespace passgenau
