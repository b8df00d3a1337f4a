#pragma once

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

#include "core/page.hpp"

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

class TextCollector {
public:
    std::vector<const Text*> texts;

    void operator()(const Badge& badge) { add({&badge.text}); }
    void operator()(const Heading& heading) { add({&heading.text}); }
    void operator()(const Paragraph& paragraph) { add({&paragraph.text}); }
    void operator()(const Notes& notes) {
        for (const auto& entry : notes.entries) add({&entry.title, &entry.text});
    }
    void operator()(const Progress& progress) { add({&progress.section, &progress.remaining}); }
    void operator()(const RadioGroup& group) {
        add({&group.question, &group.prompt});
        for (const auto& end : group.ends) add({&end.name, &end.text});
        for (const auto& option : group.options) add({&option.control.label});
    }
    void operator()(const Buttons& row) {
        for (const auto& button : row.buttons) add({&button.control.label});
    }
    void operator()(const Footer& footer) {
        add({&footer.back.control.label, &footer.hint, &footer.forward.control.label});
    }
    void operator()(const Gauge& gauge) { add({&gauge.low, &gauge.zone_label, &gauge.high}); }
    void operator()(const Map& map) {
        add({&map.high_corner, &map.both_corner, &map.you, &map.neither_corner, &map.low_corner, &map.y_label,
             &map.x_label});
    }
    void operator()(const Measures& measures) {
        for (const auto& entry : measures.entries) add({&entry.name, &entry.range});
    }
    void operator()(const Bars& bars) {
        add({&bars.low, &bars.high});
        for (const auto& entry : bars.entries) add({&entry.label, &entry.detail});
    }
    void operator()(const Ladders& ladders) {
        for (const auto& ladder : ladders.entries) {
            add({&ladder.name});
            for (const auto& stage : ladder.stages) add({&stage.name, &stage.mark_label});
        }
    }
    void operator()(const List& list) {
        for (const auto& entry : list.entries) add({&entry.text, &entry.detail});
    }
    void operator()(const Review& review) {
        for (const auto& group : review.groups) {
            add({&group.heading});
            for (const auto& entry : group.entries) add({&entry.control.label, &entry.answer});
        }
    }

private:
    void add(std::initializer_list<const Text*> more) { texts.insert(texts.end(), more); }
};

/// Every run of words on a page, in reading order.
inline std::vector<const Text*> texts_of(const Page& page) {
    TextCollector collector;
    for (const auto& block : page.blocks) std::visit(collector, block);
    return collector.texts;
}

/// Every page that a session meets on its way, each question unanswered and answered, then the report.
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
