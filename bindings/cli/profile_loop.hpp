// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <functional>
#include <string>

#include "options.hpp"
#include "passgenau/vocabulary.hpp"
#include "profile_input.hpp"

namespace passgenau::cli {

/// Hands every valid profile of the files behind the catalog (none: standard input) to `answer`. The others, and those that the
/// catalog refuses, are named on standard error by place and never by value; then the result is `refused`, and the rest is still
/// answered.
Exit answer_each(const Options& options, Date as_of, const Vocabulary& vocabulary,
                 const std::function<void(const ProfileInput&)>& answer);

/// An answer as JSON with the profile's id in front, where it has one.
std::string with_id(std::string json, const ProfileInput& input);

}  // namespace passgenau::cli
