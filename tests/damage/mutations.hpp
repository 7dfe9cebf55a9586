// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <functional>
#include <random>
#include <string>

namespace passgenau::test {

/// Does one damage to a copy of a catalog folder: a bit or bytes of a file changed, a page zeroed, pages swapped or brought in from another
/// file, a page of an earlier state (a write that never came), a file cut off, extended, or gone. Says what it did.
std::string damage_folder(const std::string& folder, const std::string& earlier, std::mt19937_64& random);

/// The same to the bytes of one file; `bytes` always become other ones.
std::string damage_bytes(std::string& bytes, std::mt19937_64& random);

}  // namespace passgenau::test
