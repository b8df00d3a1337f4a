#pragma once

#include <string>
#include <utility>

#include "core/page.hpp"

namespace twotrack {

/// Numbers the runs of words of a page in reading order.
class PageBuilder {
public:
    PageBuilder(std::string id, const Assessment& assessment)
        : page_{std::move(id), assessment.title, assessment.language, {}} {}

    [[nodiscard]] Text text(std::string string) { return {n_texts_++, std::move(string)}; }
    [[nodiscard]] Control control(std::string id, std::string label, Action action) {
        return {std::move(id), text(std::move(label)), std::move(action)};
    }
    void add(Block block) { page_.blocks.push_back(std::move(block)); }
    [[nodiscard]] Page take() { return std::move(page_); }

private:
    Page page_;
    int n_texts_ = 0;
};

}  // namespace twotrack
