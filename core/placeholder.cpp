#include "core/placeholder.hpp"

namespace twotrack {

std::vector<std::string_view> placeholders(std::string_view text) {
    std::vector<std::string_view> found;
    for (auto open = text.find('{'); open != std::string_view::npos; open = text.find('{', open + 1)) {
        const auto close = text.find_first_of("{}", open + 1);
        const bool is_named = close != std::string_view::npos && text[close] == '}' && close > open + 1;
        if (is_named) found.push_back(text.substr(open, close + 1 - open));
    }
    return found;
}

}  // namespace twotrack
