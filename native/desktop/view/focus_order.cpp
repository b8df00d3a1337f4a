#include "native/desktop/view/focus_order.hpp"

#include <algorithm>
#include <vector>

#include "native/desktop/view/link_view.hpp"

namespace twotrack::native {
namespace {

using GroupOptions = std::vector<ChoiceGroup::Option>;

GroupOptions::const_iterator find_option(const GroupOptions& options, std::string_view id) {
    return std::ranges::find(options, id, [](const auto& option) -> std::string_view { return option.control.id; });
}

std::string_view stop_of(const GroupOptions& options, std::string_view focused) {
    if (const auto option = find_option(options, focused); option != options.end()) return option->control.id;
    const auto chosen = std::ranges::find_if(options, &ChoiceGroup::Option::checked);
    return (chosen == options.end() ? options.begin() : chosen)->control.id;
}

std::vector<std::string> tab_stops(const Page& page, std::string_view focused) {
    std::vector<std::string> stops;
    for (const Block& block : page.blocks) {
        if (const auto* group = std::get_if<ChoiceGroup>(&block)) {
            if (group->selection != Selection::One)
                for (const auto& option : group->options) stops.push_back(option.control.id);
            else if (!group->options.empty()) stops.emplace_back(stop_of(group->options, focused));
        } else if (const auto* field = std::get_if<TextField>(&block)) {
            stops.push_back(field->control.id);
        } else if (const auto* row = std::get_if<Buttons>(&block)) {
            for (const Button& button : row->buttons) stops.push_back(button.control.id);
        } else if (const auto* footer = std::get_if<Footer>(&block)) {
            stops.push_back(footer->back.control.id);
            stops.push_back(footer->forward.control.id);
        } else if (const auto* list = std::get_if<List>(&block)) {
            for (const List::Entry& entry : list->entries)
                if (!entry.url.empty()) stops.push_back(link_id(entry));
        } else if (const auto* review = std::get_if<Review>(&block)) {
            for (const Review::Group& part : review->groups)
                for (const Review::Entry& entry : part.entries) stops.push_back(entry.control.id);
        }
    }
    return stops;
}

/// The group that a digit answers; see option_for_digit.
const ChoiceGroup* group_for_digit(const Page& page, std::string_view focused) {
    const ChoiceGroup *first = nullptr, *unanswered = nullptr;
    for (const Block& block : page.blocks) {
        const auto* group = std::get_if<ChoiceGroup>(&block);
        if (!group) continue;
        if (find_option(group->options, focused) != group->options.end()) return group;
        if (!first) first = group;
        if (!unanswered && std::ranges::none_of(group->options, &ChoiceGroup::Option::checked)) unanswered = group;
    }
    return unanswered ? unanswered : first;
}

/// The next or the previous index in a ring of n.
std::size_t step(std::size_t index, std::size_t n, FocusDirection direction) {
    return (index + (direction == FocusDirection::Forward ? 1 : n - 1)) % n;
}

}  // namespace

std::string next_tab_stop(const Page& page, std::string_view focused, FocusDirection direction) {
    const auto stops = tab_stops(page, focused);
    if (stops.empty()) return {};
    const auto found = std::ranges::find(stops, focused);
    if (found == stops.end()) return direction == FocusDirection::Forward ? stops.front() : stops.back();
    return stops[step(static_cast<std::size_t>(found - stops.begin()), stops.size(), direction)];
}

std::optional<std::string_view> next_option(const Page& page, std::string_view focused, FocusDirection direction) {
    for (const Block& block : page.blocks) {
        const auto* group = std::get_if<ChoiceGroup>(&block);
        if (!group || group->selection != Selection::One) continue;
        const auto option = find_option(group->options, focused);
        if (option == group->options.end()) continue;
        const auto index = static_cast<std::size_t>(option - group->options.begin());
        return group->options[step(index, group->options.size(), direction)].control.id;
    }
    return std::nullopt;
}

std::optional<std::string_view> option_for_digit(const Page& page, std::string_view focused, int digit) {
    const ChoiceGroup* group = group_for_digit(page, focused);
    const auto index = static_cast<std::size_t>(digit - 1);
    if (!group || index >= group->options.size()) return std::nullopt;
    return group->options[index].control.id;
}

}  // namespace twotrack::native
