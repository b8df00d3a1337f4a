#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace twotrack {

/// Writes compact JSON. RapidJSON's integer-only Grisu2 writes the numbers, never the C library: the same double gives
/// the same text on every target, and the text reads back as the same double.
class JsonWriter {
public:
    JsonWriter();
    ~JsonWriter();

    void begin_object();
    void end_object();
    void begin_array();
    void end_array();
    void key(std::string_view key);
    void value(std::string_view text);
    void value(double number);  ///< finite
    void value(int number);
    void value(unsigned number);
    void value(std::size_t number);
    void value(bool truth);
    void value(const char* text) { value(std::string_view(text)); }
    void null();

    void member(std::string_view name, const std::string& text) { member(name, std::string_view(text)); }
    /// By value: the names of all lengths are then one type, and one function in the WebAssembly module.
    template <class T>
    void member(std::string_view name, T content) {
        key(name);
        value(content);
    }

    /// The text so far. Do not use the writer afterwards.
    [[nodiscard]] std::string take();
    /// The text so far; valid until the next call.
    [[nodiscard]] std::string_view text() const;
    /// Starts a new text and keeps the allocated memory.
    void clear();

private:
    struct Implementation;
    std::unique_ptr<Implementation> implementation_;
};

/// A finite number as JsonWriter writes it.
[[nodiscard]] std::string number_text(double number);

}  // namespace twotrack
