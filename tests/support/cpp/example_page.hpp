#pragma once

#include <array>
#include <initializer_list>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/page/page.hpp"

namespace twotrack::test {

/// Handmade pages with every kind of block, as they occur in practice. Texts are numbered in reading order.
class ExamplePages {
public:
    [[nodiscard]] Text text(std::string string) { return {n_texts_++, std::move(string)}; }
    [[nodiscard]] Control control(std::string id, std::string label) {
        return {std::move(id), text(std::move(label)), Next{}};
    }

    [[nodiscard]] ChoiceGroup group(std::string id, int level, std::string question,
                                    std::initializer_list<const char*> options, std::size_t n_ordered,
                                    std::initializer_list<std::pair<const char*, const char*>> ends = {}) {
        ChoiceGroup group;
        group.id = id;
        group.level = level;
        group.question = text(std::move(question));
        group.prompt = text(level == 1 ? "Choose the one that is closer, even if both are true." : "");
        for (const auto& [name, words] : ends) {
            Text first = text(name);
            group.ends.push_back({std::move(first), text(words)});
        }
        for (const char* option : options)
            group.options.push_back({control(id + ":" + std::to_string(group.options.size()), option), false});
        group.n_ordered = n_ordered;
        return group;
    }

    [[nodiscard]] Footer footer() {
        Footer footer;
        footer.back = {control("back", "Back"), Emphasis::Quiet};
        footer.hint = text("Keys 1–5 answer");
        footer.forward = {control("forward", "Next"), Emphasis::Primary};
        return footer;
    }

private:
    int n_texts_ = 0;
};

/// A trade-off, and the question how much it matters.
inline Page trade_off_page(int chosen = -1) {
    ExamplePages make;
    ChoiceGroup question = make.group(
        "promotions", 1, "How should your promotions be decided?",
        {"Clearly the first", "Rather the first", "In between", "Rather the second", "Clearly the second"}, 5,
        {{"Technical track", "By my own mastery: harder problems, systems I own, decisions that push the product."},
         {"Management track", "By my team's results: larger groups, wider scope, business outcomes."}});
    if (chosen >= 0) question.options[static_cast<std::size_t>(chosen)].checked = true;
    Page page{"promotions", "Which track", "en", {std::move(question)}};
    page.blocks.push_back(make.group("promotions-importance", 2, "How much does it matter to you?",
                                     {"Not at all", "A little", "Somewhat", "Much", "A great deal"}, 5));
    page.blocks.push_back(make.footer());
    return page;
}

/// Two sentences; one can be chosen.
inline Page pair_page() {
    ExamplePages make;
    Page page{"pair", "Which track", "en", {}};
    page.blocks.push_back(make.group("pair", 1, "Which of these would matter more to you in your next role?",
                                     {"Seeing someone I helped do work they thought was beyond them",
                                      "Solving something that nobody around me could solve"},
                                     0));
    page.blocks.push_back(make.footer());
    return page;
}

/// Several options can be chosen. The first is chosen; the last excludes all others.
inline Page several_page() {
    ExamplePages make;
    ChoiceGroup group =
        make.group("tools", 1, "What do you work with most days?",
                   {"An editor", "A terminal, with what belongs to it", "Pen and paper", "None of these"}, 0);
    group.selection = Selection::Several;
    group.options[0].checked = true;
    Page page{"tools", "Which track", "en", {std::move(group)}};
    page.blocks.push_back(make.footer());
    return page;
}

/// Four options to rank. Two are ranked.
inline Page ranking_page() {
    ExamplePages make;
    ChoiceGroup group;
    group.id = "values";
    group.selection = Selection::Ranking;
    group.question = make.text("What counts most for you?");
    group.prompt = make.text("Choose one after the other, the most important first.");
    for (const auto& [option, rank] : {std::pair("Depth", "2"), std::pair("Pace", ""),
                                       std::pair("The people I work with", "1"), std::pair("Pay", "")}) {
        Control control = make.control("values:" + std::to_string(group.options.size()), option);
        group.options.push_back({std::move(control), *rank != 0, make.text(rank)});
    }
    Page page{"values", "Which track", "en", {std::move(group)}};
    page.blocks.push_back(make.footer());
    return page;
}

/// A text field for the person's own words.
inline Page text_page() {
    ExamplePages make;
    Control control = make.control("why:text", "What would you miss most?");
    Page page{"why", "Which track", "en", {TextField{std::move(control), make.text("A line or two."), "The quiet"}}};
    page.blocks.push_back(make.footer());
    return page;
}

/// A question of fact: a scale, and one separate answer.
inline Page fact_page(std::size_t n_ordered = 4) {
    ExamplePages make;
    Page page{"fact", "Which track", "en", {}};
    page.blocks.push_back(make.group(
        "fact", 1, "What do you see in the managers that you know well?",
        {"Tired", "Coping", "Content", "Thriving", "I have never watched one closely enough to say"}, n_ordered));
    page.blocks.push_back(make.footer());
    return page;
}

/// The blocks that only a report has.
inline Page report_page() {
    ExamplePages make;
    Page page{"report", "Which track", "en", {}};
    page.blocks.push_back(Heading{2, make.text("What you would choose")});
    Bars bars;
    bars.low = make.text("Technical track");
    bars.high = make.text("Management track");
    bars.alternative = "Five choices between the two tracks.";
    const auto bar = [&](const char* label, const char* detail, std::optional<double> value, double weight) {
        Text name = make.text(label);
        bars.entries.push_back({std::move(name), make.text(detail), value, weight});
    };
    bar("Impact", "Rather through people; it matters much.", 0.5, 0.75);
    bar("Work-life", "Clearly the technical side; it matters a great deal.", -1.0, 1.0);
    bar("Promotions", "In between.", 0.0, 0.0);
    bar("Salary", "Not answered.", std::nullopt, 0.0);
    bar("Responsibility", "", 1.0, 0.25);
    page.blocks.push_back(std::move(bars));

    page.blocks.push_back(Heading{2, make.text("Your next stage")});
    Ladders ladders;
    const auto track = [&](const char* name, std::size_t scale, std::initializer_list<const char*> stages, int now) {
        Ladders::Entry entry{make.text(name), scale, {}};
        for (const char* stage : stages) {
            const int i = static_cast<int>(entry.stages.size());
            const auto mark = now < 0        ? Ladders::Mark::None
                              : i == now     ? Ladders::Mark::Now
                              : i == now + 1 ? Ladders::Mark::Next
                                             : Ladders::Mark::None;
            const char* words = mark == Ladders::Mark::Now    ? "you are here"
                                : mark == Ladders::Mark::Next ? "a next step"
                                                              : "";
            Text title = make.text(stage);
            entry.stages.push_back({std::move(title), mark, make.text(words)});
        }
        ladders.entries.push_back(std::move(entry));
    };
    track("Technical track", 0, {"Engineer", "Senior engineer", "Principal engineer", "Chief engineer"}, 1);
    track("Management track", 1, {"Team lead", "Manager of managers", "Director"}, -1);
    track("Programme management", 2, {"Project lead", "Programme lead"}, 1);
    page.blocks.push_back(std::move(ladders));

    page.blocks.push_back(Heading{2, make.text("Ask someone who is there")});
    const auto list = [&](List::Order order, std::initializer_list<std::array<const char*, 3>> entries) {
        List each;
        each.order = order;
        for (const auto& [words, detail, url] : entries) {
            Text first = make.text(words);
            each.entries.push_back({std::move(first), make.text(detail), url});
        }
        page.blocks.push_back(std::move(each));
    };
    list(List::Order::Ordered, {{"What kind of person struggles in this role, and who fits it?", "", ""},
                                {"What does a typical week look like?", "Ask for last week, not for a usual one.", ""},
                                {"How does it affect your life outside work?", "", ""}});
    list(List::Order::Unordered,
         {{"Going back and forth between engineering and management", "An essay.", "https://example.org/pendulum"},
          {"About this assessment", "", "docs/method.html"}});
    return page;
}

/// Every question with its answer.
inline Page review_page() {
    ExamplePages make;
    Page page{"review", "Which track", "en", {}};
    page.blocks.push_back(Heading{1, make.text("Your answers")});
    Review review;
    const auto entry = [&](const char* id, const char* question, const char* answer, bool answered) {
        Control control = make.control(id, question);
        review.groups.back().entries.push_back({std::move(control), make.text(answer), answered});
    };
    review.groups.push_back({make.text("What pulls you"), {}});
    entry("to:t1", "I lose track of time when I am deep in a hard technical problem.", "Agree", true);
    entry("to:t2", "I read code.", "Not answered", false);
    review.groups.push_back({make.text("What you would choose"), {}});
    entry("to:c1", "How should your promotions be decided?", "Rather the first; it matters a great deal", true);
    page.blocks.push_back(std::move(review));
    Buttons buttons;
    buttons.buttons.push_back({make.control("finish", "See the result"), Emphasis::Primary});
    page.blocks.push_back(std::move(buttons));
    return page;
}

inline std::vector<Page> example_pages() {
    return {trade_off_page(), trade_off_page(1), pair_page(), fact_page(),   fact_page(0),
            several_page(),   ranking_page(),    text_page(), report_page(), review_page()};
}

}  // namespace twotrack::test
