// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <boost/json/object.hpp>
#include <string>

#include "model/json.hpp"

namespace passgenau::hsds {

/// Takes out of a service with attributes of ours what stands there only for readers that do not know these:
/// the attributes themselves, ids and labels of its parts, and the members that an attribute says better. What
/// is left is what HSDS alone says of the offer, and what others added. Members become null, so that pointers
/// stay. Returns the language of name and description (BCP 47); empty where no attribute names it.
std::string take_own(json::object& service);

}  // namespace passgenau::hsds
