// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "match/snapshot.hpp"
#include "store/writer.hpp"

/// A snapshot as bytes, which a large catalog keeps beside its offers: opening copies them, where building unpacks the facts of each offer, and
/// sorts them three times.
namespace passgenau {

/// What an image rests on besides the facts: it is of no use to who has other words, another gazetteer, or a passgenau that lays out
/// snapshots in another way.
std::uint64_t image_basis(std::uint64_t concepts_checksum, std::uint64_t gazetteer_checksum);

/// Is an image worth its place in a catalog of so many offers?
bool image_is_worth(std::uint64_t offers);

/// What gives the parts of an image, each of at most 1 MiB; nothing where strangers among the concepts are too many. Throws as `build_snapshot`, whose
/// cost it has.
ImageParts make_image(Vocabulary vocabulary, Gazetteer gazetteer, const FactsSource& facts);

/// The snapshot of an image, whose parts `part(nth)` gives; the same as `build_snapshot` makes of the facts. Nothing where it is none, whatever
/// bytes those are: every number by which something is looked up is checked.
std::optional<Snapshot> snapshot_of_image(Vocabulary vocabulary, Gazetteer gazetteer, std::size_t parts,
                                          const std::function<std::string(std::size_t)>& part);

}  // namespace passgenau
