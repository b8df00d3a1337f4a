#pragma once

#include <cstddef>
#include <utility>
#include <variant>

namespace twotrack {

/// Calls a visitor with the alternative that a variant holds, like std::visit, but compares the index with each
/// alternative.
///
/// std::visit uses a table of functions, and compilers cannot optimise through the table: each alternative becomes a
/// function in the WebAssembly module. Comparisons become one switch with the code of the alternatives in line.
template <class Visitor, class Variant, std::size_t Index = 0>
decltype(auto) visit(Visitor&& visitor, Variant& variant) {
    if constexpr (Index + 1 < std::variant_size_v<std::remove_const_t<Variant>>)
        if (variant.index() != Index)
            return visit<Visitor, Variant, Index + 1>(std::forward<Visitor>(visitor), variant);
    return std::forward<Visitor>(visitor)(*std::get_if<Index>(&variant));
}

}  // namespace twotrack
