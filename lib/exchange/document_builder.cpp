// SPDX-License-Identifier: GPL-2.0-or-later
#include "exchange/document_builder.hpp"

#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "exchange/json_pointer.hpp"

namespace passgenau {

namespace {

// Entries for `-` stand behind those with a number of their own.
constexpr std::size_t first_free_slot = 10'000;

}  // namespace

void DocumentBuilder::set(const std::vector<std::string>& path, std::size_t entry, json::value value,
                          std::string source) {
  Node* node = &root_;
  for (const std::string& token : path) {
    if (token == "-") {
      node = &node->entries[first_free_slot + entry];
    } else if (const auto index = array_index(token)) {
      node = &node->entries[*index];
    } else {
      auto member = std::find_if(node->members.begin(), node->members.end(),
                                 [&](const auto& one) { return one.first == token; });
      if (member == node->members.end()) member = node->members.insert(member, {token, Node{}});
      node = &member->second;
    }
  }
  node->value = std::move(value);
  node->source = std::move(source);
}

json::value DocumentBuilder::build() {
  sources_.clear();
  json::value document = emit(root_, "");
  return document.is_null() ? json::value(json::object{}) : document;
}

json::value DocumentBuilder::emit(Node& node, const std::string& pointer) {
  if (!node.entries.empty()) {
    json::array list;
    for (auto& [slot, entry] : node.entries) {
      const std::string at = pointer + '/' + std::to_string(list.size());
      list.push_back(emit(entry, at));
    }
    return list;
  }
  if (!node.members.empty()) {
    json::object object;
    for (auto& [name, member] : node.members)
      object[name] = emit(member, pointer + '/' + escape_pointer(name));
    return object;
  }
  if (&node != &root_) sources_.emplace_back(pointer, std::move(node.source));
  return std::move(node.value);
}

const std::string* DocumentBuilder::source_of(std::string_view pointer) const {
  const std::string* inside = nullptr;
  for (const auto& [at, source] : sources_) {
    if (is_at_or_below(pointer, at)) return &source;
    if (is_at_or_below(at, pointer) && !source.empty()) inside = &source;
  }
  return inside;
}

}  // namespace passgenau
