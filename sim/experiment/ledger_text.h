#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "store/ledger_reader.h"

namespace ssr {

/// What of a ledger is asked for; what is not said is everything.
struct LedgerFocus {
  std::string stock;
  std::string region;
  std::optional<std::int32_t> year;
};

/// What moved the stocks of one run, in words: for each stock its largest changes by district and
/// calendar year, in order of time, with the processes that did it; the largest of what `focus`
/// asks for. Throws InputError for a stock, a region or a year that the ledger does not have.
std::string ledger_text(const RunLedger& ledger, const LedgerFocus& focus = {});

}  // namespace ssr
