#include "text/url.hpp"
