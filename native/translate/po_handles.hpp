#pragma once

#include <gettext-po.h>

#include <cstdlib>
#include <memory>
#include <type_traits>

/// Owning handles for the objects of libgettextpo.
namespace twotrack::native {

struct FreePo {
    void operator()(po_file_t file) const { po_file_free(file); }
    void operator()(po_message_iterator_t iterator) const { po_message_iterator_free(iterator); }
    void operator()(char* text) const { std::free(text); }
};

using PoFile = std::unique_ptr<std::remove_pointer_t<po_file_t>, FreePo>;
using PoIterator = std::unique_ptr<std::remove_pointer_t<po_message_iterator_t>, FreePo>;
using PoText = std::unique_ptr<char, FreePo>;

}  // namespace twotrack::native
