// Sine, cosine and arc cosine for the arcs of Dear ImGui and the map, imported from the browser. The C library's
// versions, which are exact for arguments of any size, would add 6 KB to the module. For drawing only: scoring never
// calls them.
#define TWOTRACK_IMPORT(name) extern "C" __attribute__((import_module("twotrack"), import_name(#name)))

TWOTRACK_IMPORT(acos) double twotrack_arc_cosine(double cosine);
TWOTRACK_IMPORT(cos) double twotrack_cosine(double radians);
TWOTRACK_IMPORT(sin) double twotrack_sine(double radians);

extern "C" {
double cos(double radians) { return twotrack_cosine(radians); }
double sin(double radians) { return twotrack_sine(radians); }
float acosf(float cosine) { return static_cast<float>(twotrack_arc_cosine(static_cast<double>(cosine))); }
float cosf(float radians) { return static_cast<float>(twotrack_cosine(static_cast<double>(radians))); }
float sinf(float radians) { return static_cast<float>(twotrack_sine(static_cast<double>(radians))); }
}
