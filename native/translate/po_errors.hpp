#pragma once

#include <gettext-po.h>

#include <vector>

#include "core/base/diagnostic.hpp"

namespace twotrack::native {

/// Collects the errors that libgettextpo reports during this object's lifetime: the first 20, without warnings. Only
/// one may exist at a time, because the library's handlers receive no user data.
///
/// Throws std::runtime_error on a fatal error of the library, that is, if it cannot read or write a file.
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
