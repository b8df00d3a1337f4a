#pragma once

#include <string>

namespace twotrack::native {

/// The language in a file name without its extension: "de" for "name.de". Empty if the name has no language.
[[nodiscard]] std::string language_of_stem(const std::string& stem);

}  // namespace twotrack::native
