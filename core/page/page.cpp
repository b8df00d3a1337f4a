#include "core/page/page.hpp"

#include <algorithm>

namespace twotrack {

std::vector<const Control*> controls_of(const Page& page) {
    std::vector<const Control*> controls;
    for (const Block& block : page.blocks) {
        if (const auto* group = std::get_if<ChoiceGroup>(&block)) {
            for (const auto& option : group->options) controls.push_back(&option.control);
        } else if (const auto* field = std::get_if<TextField>(&block)) {
            controls.push_back(&field->control);
        } else if (const auto* row = std::get_if<Buttons>(&block)) {
            for (const Button& button : row->buttons) controls.push_back(&button.control);
        } else if (const auto* footer = std::get_if<Footer>(&block)) {
            controls.push_back(&footer->back.control);
            controls.push_back(&footer->forward.control);
        } else if (const auto* review = std::get_if<Review>(&block)) {
            for (const Review::Group& own : review->groups)
                for (const Review::Entry& entry : own.entries) controls.push_back(&entry.control);
        }
    }
    return controls;
}

const Control* find_control(const Page& page, std::string_view id) {
    const auto controls = controls_of(page);
    const auto found =
        std::ranges::find(controls, id, [](const Control* control) -> std::string_view { return control->id; });
    return found == controls.end() ? nullptr : *found;
}

}  // namespace twotrack
