// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "exchange/record_mapper.hpp"

namespace passgenau {

namespace {

class RestFinder {
 public:
  RestFinder(const std::vector<std::string_view>& taken, std::vector<std::string>& kept)
      : taken_{taken}, kept_{kept} {}

  /// Null where nothing is left.
  json::value rest(const json::value& value, const std::string& at) {
    if (is_taken(at)) return nullptr;
    if (value.is_object()) return rest_of_object(value.get_object(), at);
    if (value.is_array() && all_entries_taken(value.get_array(), at)) return nullptr;
    kept_.push_back(at);
    return value;
  }

 private:
  bool is_taken(std::string_view at) const {
    return std::find(taken_.begin(), taken_.end(), at) != taken_.end();
  }

  json::value rest_of_object(const json::object& object, const std::string& at) {
    json::object left;
    for (const auto& member : object) {
      const std::size_t before = kept_.size();
      json::value part = rest(member.value(), at + '/' + escape_pointer(member.key()));
      // A member that is null in the source is kept as such; one of which nothing is left is not.
      if (kept_.size() > before) left[member.key()] = std::move(part);
    }
    return left.empty() ? json::value() : json::value(std::move(left));
  }

  /// A list is kept whole or not at all: without some of its entries the others would mean something else.
  bool all_entries_taken(const json::array& list, const std::string& at) const {
    for (std::size_t i = 0; i < list.size(); ++i) {
      std::vector<std::string> left;
      RestFinder entry{taken_, left};
      entry.rest(list[i], at + '/' + std::to_string(i));
      if (!left.empty()) return false;
    }
    return true;
  }

  const std::vector<std::string_view>& taken_;
  std::vector<std::string>& kept_;
};

}  // namespace

json::value rest_of(const json::value& record, const std::vector<std::string_view>& taken,
                    std::vector<std::string>& kept) {
  return RestFinder{taken, kept}.rest(record, "");
}

}  // namespace passgenau
