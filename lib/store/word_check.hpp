// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

namespace Xapian {
class Database;
}

namespace passgenau {

/// Does the index of words agree with what is kept of it beside: the number and the weight of each word's places with the word's own
/// sums, the documents' lengths with theirs, and all of them with the total? It has no checksum: damage that leaves every sum as it
/// was is not found. Reads all of it, 0.07 µs a place where measured (11,001 offers, 525,312 places: 39 ms). Throws *DatabaseModifiedError*; any other error of Xapian's is
/// a no.
bool words_agree(const Xapian::Database& database);

}  // namespace passgenau
