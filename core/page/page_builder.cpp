#include "core/page/page_builder.hpp"

namespace twotrack {

// These functions are not inline: the code calls them in a hundred places, and every web page loads the WebAssembly
// module.
PageBuilder::PageBuilder(std::string_view id, const Assessment& assessment)
    : page_{std::string(id), assessment.title, assessment.language, {}} {}

Text PageBuilder::text(std::string_view string) { return {n_texts_++, std::string(string)}; }

Control PageBuilder::control(std::string_view id, std::string_view label, Action action) {
    return {std::string(id), text(label), std::move(action)};
}

void PageBuilder::add(Block&& block) { page_.blocks.push_back(std::move(block)); }

}  // namespace twotrack
