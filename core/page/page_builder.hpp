#pragma once

#include <string_view>
#include <utility>

#include "core/page/page.hpp"

namespace twotrack {

/// Builds a page and numbers its texts in reading order.
class PageBuilder {
public:
    PageBuilder(std::string_view id, const Assessment& assessment);

    [[nodiscard]] Text text(std::string_view string);
    [[nodiscard]] Control control(std::string_view id, std::string_view label, Action action);
    void add(Block&& block);
    [[nodiscard]] Page take() { return std::move(page_); }

private:
    Page page_;
    int n_texts_ = 0;
};

}  // namespace twotrack
