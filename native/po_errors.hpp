#pragma once

#include <gettext-po.h>

#include <vector>

#include "core/diagnostic.hpp"

namespace twotrack::native {

/// Gathers what libgettextpo has to say, from here to the end of its life: the first 20 errors, and no warnings. One at
/// a time: the library's handlers know nothing but their arguments.
///
/// It throws std::runtime_error where the library may not go on, which is when it cannot read or write a file.
class PoErrors {
public:
    PoErrors();
    PoErrors(const PoErrors&) = delete;
    PoErrors& operator=(const PoErrors&) = delete;
    ~PoErrors();

    [[nodiscard]] po_xerror_handler_t handler() const;
    [[nodiscard]] std::vector<Diagnostic> take();

private:
    std::vector<Diagnostic> errors_;
};

}  // namespace twotrack::native
