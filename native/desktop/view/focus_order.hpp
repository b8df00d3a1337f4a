#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/page/page.hpp"

/// Where the keyboard focus goes on a page; the rules are those of a web page. Ids belong to the page's controls and
/// stay valid as long as the page. An empty id means that nothing is focused.
namespace twotrack::native {

enum class FocusDirection { Forward, Backward };

/// The next stop for Tab or Shift+Tab, wrapping at the page's ends: a control or a link (see link_id). A radio group is
/// one stop: its chosen option, otherwise its first. Empty on a page without either.
[[nodiscard]] std::string next_tab_stop(const Page& page, std::string_view focused, FocusDirection direction);

/// The neighbour of an option in its radio group, wrapping at the group's ends; nullopt if `focused` is not an option.
[[nodiscard]] std::optional<std::string_view> next_option(const Page& page, std::string_view focused,
                                                          FocusDirection direction);

/// The option that a digit chooses, counted from 1: in the group that has the focus, otherwise in the first unanswered
/// group, otherwise in the first group. nullopt if there is no such option.
[[nodiscard]] std::optional<std::string_view> option_for_digit(const Page& page, std::string_view focused, int digit);

}  // namespace twotrack::native
