#pragma once

#include <string>

#include "store/ledger_reader.h"

namespace ssr {

/// What moved the stocks of one run, in words: for each stock its largest changes by district and
/// calendar year, in order of time, with the processes that did it.
std::string ledger_text(const RunLedger& ledger);

}  // namespace ssr
