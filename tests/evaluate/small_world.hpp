// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include "passgenau/evaluation.hpp"
#include "support/temporary_folder.hpp"

namespace passgenau::test {

/// Four offers: `clinic` for crying babies, `cafe` for everyone, `debt` and `debt-again` for debts.
class SmallWorld {
 public:
  SmallWorld();

 private:
  TemporaryFolder folder_ = {};

 public:
  Catalog catalog;
};

/// Two families, *crying* and *debts*, with six judgements.
JudgedSet small_set();

}  // namespace passgenau::test
