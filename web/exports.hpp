#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "core/assessment.hpp"
#include "core/session.hpp"

/// What the two files of exports share. Handles that JavaScript holds are pointers to these.
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

}  // namespace twotrack::web

/// Makes a function of the module visible to JavaScript under its own name.
#define TWOTRACK_EXPORT(name) extern "C" __attribute__((export_name(#name)))
