#pragma once

#include "core/page/page.hpp"
#include "ui/base/frame.hpp"

namespace twotrack::test {

inline Control control(std::string id) { return {std::move(id), {}, Next{}}; }

/// A single-choice question with the options a, b and c, and the buttons back and forward.
inline Page question_page(std::string chosen = "") {
    ChoiceGroup group;
    for (const char* id : {"a", "b", "c"}) group.options.push_back({control(id), id == chosen});
    return {"question",
            "",
            "en",
            {group, Footer{{control("back"), Emphasis::Quiet}, {}, {control("forward"), Emphasis::Quiet}}}};
}

/// A question with the options a, b and c, followed by one with x and y.
inline Page two_questions_page(std::string first, std::string second) {
    Page page = question_page(std::move(first));
    ChoiceGroup group;
    group.level = 2;
    for (const char* id : {"x", "y"}) group.options.push_back({control(id), id == second});
    page.blocks.insert(page.blocks.begin() + 1, group);
    return page;
}

/// Three questions in two groups, each with a link back to it, and a button.
inline Page review_page() {
    Review review;
    review.groups = {{{}, {{control("to:1"), {}, true}, {control("to:2"), {}, false}}},
                     {{}, {{control("to:3"), {}, false}}}};
    Buttons buttons;
    buttons.buttons.push_back({control("forward"), Emphasis::Primary});
    return {"review", "", "en", {review, buttons}};
}

/// A page with only these buttons.
inline Page buttons_page(std::initializer_list<const char*> ids) {
    Buttons buttons;
    for (const char* id : ids) buttons.buttons.push_back({control(id), Emphasis::Secondary});
    return {"buttons", "", "en", {buttons}};
}

/// A frame with the page's controls in a stack, from the viewport's top: each 100 wide and 50 high, 100 apart.
inline ui::Frame stacked(const Page& page, const ui::Viewport& viewport, float height_px) {
    ui::Frame frame;
    float y = viewport.top_px;
    for (const Control* each : controls_of(page)) {
        frame.controls.push_back({each->id, {viewport.left_px, y, 100, 50}});
        y += 100;
    }
    frame.height_px = height_px;
    return frame;
}

}  // namespace twotrack::test
