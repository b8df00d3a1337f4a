#pragma once

#include <optional>
#include <string_view>

#include "core/page.hpp"

/// Where the keyboard's focus goes on a page, as it goes on a web page. Ids are those of the page's controls and stay
/// valid as long as the page; an empty id is "nothing focused".
namespace twotrack::native {

enum class Direction { Forward, Backward };

/// The next stop of Tab, or of Shift+Tab, round the page's ends. A radio group is one stop: its chosen option, or its
/// first. Empty on a page without controls.
[[nodiscard]] std::string_view next_tab_stop(const Page& page, std::string_view focused, Direction direction);

/// The neighbour of an option within its radio group, round the group's ends; nullopt when `focused` is no option.
[[nodiscard]] std::optional<std::string_view> next_option(const Page& page, std::string_view focused,
                                                          Direction direction);

/// The option that a digit from 1 stands for: of the radio group that holds the focus, else of the first one without an
/// answer, else of the first; nullopt when there is none.
[[nodiscard]] std::optional<std::string_view> option_for_digit(const Page& page, std::string_view focused, int digit);

}  // namespace twotrack::native
