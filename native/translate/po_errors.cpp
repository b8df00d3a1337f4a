#include "native/translate/po_errors.hpp"

#include <cassert>
#include <cstddef>
#include <stdexcept>
#include <string>
#include <utility>

namespace twotrack::native {
namespace {

/// One mistake causes others, and a file that is not a PO file has hundreds.
constexpr std::size_t most_errors = 20;

std::vector<Diagnostic>* listener = nullptr;

int position(std::size_t number) {
    constexpr auto unknown = static_cast<std::size_t>(-1);
    return number == unknown || number == 0 ? 1 : static_cast<int>(number);
}

std::string sentence(const char* message) {
    std::string text = message;
    while (text.ends_with('\n') || text.ends_with('.')) text.pop_back();
    return text + ".";
}

void hear(int severity, po_message_t, const char*, std::size_t line, std::size_t column, int, const char* message) {
    // The exception passes through C frames. They leave nothing behind but memory, and the program ends.
    if (severity == PO_SEVERITY_FATAL_ERROR) throw std::runtime_error(sentence(message));
    if (severity == PO_SEVERITY_ERROR && listener->size() < most_errors)
        listener->push_back({"po-syntax", {position(line), position(column), {}}, sentence(message)});
}

/// Reports the place of the first message only; that of the second adds nothing.
void hear_two(int severity, po_message_t message, const char* file, std::size_t line, std::size_t column, int several,
              const char* text, po_message_t, const char*, std::size_t, std::size_t, int, const char*) {
    hear(severity, message, file, line, column, several, text);
}

constexpr po_xerror_handler handlers{hear, hear_two};

}  // namespace

PoErrors::PoErrors() {
    assert(!listener);
    listener = &errors_;
}

PoErrors::~PoErrors() { listener = nullptr; }

po_xerror_handler_t PoErrors::handler() const { return &handlers; }

std::vector<Diagnostic> PoErrors::take() { return std::exchange(errors_, {}); }

}  // namespace twotrack::native
