#pragma once

#include <string>

namespace twotrack::native {

/// The language in a file's name without its extension: "de" of "name.de". Empty where there is none.
[[nodiscard]] std::string language_of_stem(const std::string& stem);

}  // namespace twotrack::native
