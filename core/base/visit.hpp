#pragma once

#include <cstddef>
#include <utility>
#include <variant>

namespace twotrack {

/// Calls a visitor with the alternative that a variant holds, as std::visit does, by a comparison for each alternative.
///
/// std::visit goes through a table of functions, which no compiler sees through: each alternative becomes a function
/// that the WebAssembly module has to carry. Comparisons become one switch with the alternatives' code in line.
template <class Visitor, class Variant, std::size_t Index = 0>
decltype(auto) visit(Visitor&& visitor, Variant& variant) {
    if constexpr (Index + 1 < std::variant_size_v<std::remove_const_t<Variant>>)
        if (variant.index() != Index)
            return visit<Visitor, Variant, Index + 1>(std::forward<Visitor>(visitor), variant);
    return std::forward<Visitor>(visitor)(*std::get_if<Index>(&variant));
}

}  // namespace twotrack
