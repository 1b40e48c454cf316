#pragma once

#include <string>

#include "scenario/table.h"

namespace ssr {

/// Reads a scenario file and those it builds on. Throws InputError when it is absent, a folder,
/// unreadable, empty, larger than any scenario, or not UTF-8 text. A base is looked for as the
/// file's own folder sees it, by path or by name. The name of the text is the file's name without
/// its folder.
SourceText load_source(const std::string& path);

/// File name without folder and extension: the name of a plan, context or study.
std::string stem_of(const std::string& path);

/// The file that `name` means, seen from `folder`: a path, or the stem of a file in one of `places`
/// below that folder (such as "../plans"). Throws InputError that lists what is there.
std::string locate_source(const std::string& name, const std::string& folder,
                          const std::vector<std::string>& places, const std::string& kind);

}  // namespace ssr
