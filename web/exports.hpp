#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/assessment.hpp"
#include "core/session.hpp"

/// What the files of exports share. Handles that JavaScript holds are pointers to these.
namespace twotrack::web {

struct AssessmentHandle {
    std::shared_ptr<const Assessment> assessment;
};

struct SessionHandle {
    std::shared_ptr<const Assessment> assessment;
    Session session;
};

/// Hands a text to JavaScript, which reads it at twotrack_text() before its next call.
void return_text(std::string text);

[[nodiscard]] std::string diagnostics_json(const std::vector<Diagnostic>& diagnostics);

}  // namespace twotrack::web

/// Makes a function of the module visible to JavaScript under its own name.
#define TWOTRACK_EXPORT(name) extern "C" __attribute__((export_name(#name)))
