// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstdint>
#include <exception>
#include <string>
#include <string_view>

#include "model/json.hpp"

namespace passgenau {

/// Writes the members of one object, one after another; the caller opens and closes.
class Members {
 public:
  explicit Members(std::string& out) : out_{out} { out_ += '{'; }
  /// Throws where there is no memory for it, but never while something is thrown already.
  ~Members() noexcept(false) {
    if (std::uncaught_exceptions() == thrown_before_) out_ += '}';
  }
  Members(const Members&) = delete;
  Members& operator=(const Members&) = delete;

  /// Names are the format's own, and need no escaping.
  std::string& name(std::string_view name) {
    out_ += first_ ? "\"" : ",\"";
    first_ = false;
    out_ += name;
    out_ += "\":";
    return out_;
  }
  void text(std::string_view member, std::string_view value) { append_json_string(name(member), value); }
  /// A value of the format's own.
  void word(std::string_view member, std::string_view value) { ((name(member) += '"') += value) += '"'; }
  void decimal(std::string_view member, std::int64_t units, int decimals) {
    append_decimal(name(member), units, decimals);
  }

 private:
  std::string& out_;
  bool first_ = true;
  int thrown_before_ = std::uncaught_exceptions();  ///< somebody may write while something else is thrown
};

}  // namespace passgenau
