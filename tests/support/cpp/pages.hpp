#pragma once

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

#include "core/page/page.hpp"
#include "core/quiz/quiz.hpp"
#include "tests/support/cpp/texts.hpp"

namespace twotrack::test {

template <class Block>
const Block& only(const Page& page) {
    const Block* found = nullptr;
    for (const auto& block : page.blocks)
        if (const auto* each = std::get_if<Block>(&block)) {
            REQUIRE(found == nullptr);
            found = each;
        }
    REQUIRE(found != nullptr);
    return *found;
}

template <class Block>
std::size_t count(const Page& page) {
    std::size_t n = 0;
    for (const auto& block : page.blocks) n += std::holds_alternative<Block>(block);
    return n;
}

/// Every page of a session from start to report, with each question unanswered and answered.
inline std::vector<Page> all_pages(const Assessment& assessment) {
    std::vector<Page> pages;
    Session session = start_session(assessment, 0);
    pages.push_back(build_page(assessment, session));
    const auto act = [&](const Action& action) {
        auto next = apply(assessment, session, action, 0);
        REQUIRE(next);
        session = *next;
        pages.push_back(build_page(assessment, session));
    };
    while (!is_complete(session)) {
        if (const auto card = current_card(session)) {
            const Card& own = assessment.cards[*card];
            for (std::size_t i = own.first_item; i < own.first_item + own.n_items; ++i)
                act(Answer{i, static_cast<int>(assessment.n_categories(i)) - 1});
        }
        act(Next{});
    }
    act(Restart{});
    return pages;
}

}  // namespace twotrack::test
