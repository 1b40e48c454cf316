#pragma once

#include "app/options.h"

namespace ssr::app {

/// Each does one command and gives the exit status. They throw InputError for bad input.
int run(const Options& options);
int compare(const Options& options);
int sweep(const Options& options);
int merge(const Options& options);
int export_table(const Options& options);
int rerun(const Options& options);
int table(const Options& options);
int explain(const Options& options);
int links(const Options& options);
int digest(const Options& options);
int check(const Options& options);
int list(const Options& options);
int new_file(const Options& options);
int report(const Options& options);

}  // namespace ssr::app
