// SPDX-License-Identifier: GPL-2.0-or-later
// The oracle of the peers, and a loop without any engine: every row of the table is judged.
#include <iostream>

#include "serve.hpp"

namespace {

using namespace passgenau;
using namespace passgenau::bench;

class Scan : public Peer {
 public:
  explicit Scan(const std::filesystem::path& world) : world_{world} {
    for (const TableOffer& offer : world_.offers)
      points_.push_back(offer.point());
  }

  std::string about() const override { return "a loop over the whole table"; }
  std::size_t questions(Set set) const override { return world_.of(set).size(); }

  void ask(Set set, std::size_t number) override {
    const TableQuestion& question = world_.of(set)[number];
    const std::uint64_t related = question.related();
    const UnitVector home = unit_vector({question.lat, question.lon});
    TableBest best{world_.offers, question.limit};
    for (std::uint32_t row = 0; row < world_.offers.size(); ++row) {
      const TableOffer& offer = world_.offers[row];
      if (!may_come(offer, question, related)) continue;
      const bool measured = question.has_home && offer.has_site;
      const std::int64_t distance = measured ? great_circle(home, points_[row]).in_metres() : -1;
      const TableBill bill = bill_of(offer, question, related, distance);
      if (bill.points >= best.least_points()) best.add(sort_key(bill), row);
    }
    hits_ = best.hits();
  }
  std::vector<TableHit> answer() override { return hits_; }

 private:
  TableWorld world_;
  std::vector<UnitVector> points_ = {};
  std::vector<TableHit> hits_ = {};
};

}  // namespace

int main(int count, char** arguments) try {
  if (count != 3) throw std::runtime_error("peer_scan WORLD FOLDER");
  Scan scan{arguments[1]};
  return serve(scan);
} catch (const std::exception& error) {
  std::cerr << "peer_scan: " << error.what() << '\n';
  return 1;
}
