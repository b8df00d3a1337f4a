#include "core/translation/placeholder.hpp"

#include <algorithm>

namespace twotrack {
namespace {

/// The names of `first` that `second` lacks, each once, separated by commas.
std::string difference(const std::vector<std::string_view>& first, const std::vector<std::string_view>& second) {
    std::string list;
    for (auto each = first.begin(); each != first.end(); ++each) {
        if (std::ranges::find(second, *each) != second.end() || std::find(first.begin(), each, *each) != each) continue;
        list += (list.empty() ? "" : ", ") + std::string(*each);
    }
    return list;
}

}  // namespace

std::vector<std::string_view> placeholders(std::string_view text) {
    std::vector<std::string_view> found;
    for (auto open = text.find('{'); open != std::string_view::npos; open = text.find('{', open + 1)) {
        const auto close = text.find_first_of("{}", open + 1);
        const bool is_named = close != std::string_view::npos && text[close] == '}' && close > open + 1;
        if (is_named) found.push_back(text.substr(open, close + 1 - open));
    }
    return found;
}

std::vector<PlaceholderFault> placeholder_faults(std::string_view original, std::string_view translation) {
    const auto wanted = placeholders(original), found = placeholders(translation);
    std::vector<PlaceholderFault> faults;
    if (const std::string lost = difference(wanted, found); !lost.empty())
        faults.push_back({"lost-placeholder", "The translation lacks " + lost + " of the original."});
    if (const std::string invented = difference(found, wanted); !invented.empty())
        faults.push_back(
            {"invented-placeholder", "The original has no " + invented + "; it would be shown as it stands here."});
    return faults;
}

}  // namespace twotrack
